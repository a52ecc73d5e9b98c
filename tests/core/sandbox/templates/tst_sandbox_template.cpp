// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/templates/sandbox_template.h"
#include "core/sandbox/templates/template_object.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace std::chrono_literals;
using sandbox::TemplateSpec;

namespace {

const QByteArray whole = R"(apiVersion: liteboxd/v1
kind: SandboxTemplate
metadata:
  name: python
  displayName: Python, with "quotes"
  tags: [a, b]
owner: {team: data, since: "2024"}
spec:
  image: python:3.12-slim
  command: [sleep, infinity]
  args: ["1.10"]
  resources: {cpu: 2, memory: 1Gi, gpu: "1"}
  ttl: 3600
  maxLifetime: 86400
  env: {MODE: "on", PORT: "8080"}
  startupScript: |
    set -e
    pip list
  startupTimeout: 30
  files:
  - {destination: /workspace/hello.txt, content: "hello\n", mode: "0600"}
  readinessProbe:
    exec: {command: [test, -e, /workspace/hello.txt]}
    initialDelaySeconds: 1
    periodSeconds: 3
    failureThreshold: 5
  network: {allowInternetAccess: true, allowedDomains: [PyPI.org, "*.pythonhosted.org"], newThing: 1}
  persistence: {enabled: false, size: 1Gi}
)";

QByteArray changed(const char *before, const char *after)
{
    return QByteArray(whole).replace(before, after);
}

} // namespace

class SandboxTemplateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItActsOn();
    void losesNothing();
    void keepsItInTheCluster();
    void readsLists();
    void refusesWhatCannotBeRun_data();
    void refusesWhatCannotBeRun();
};

void SandboxTemplateTest::readsWhatItActsOn()
{
    const auto templates = sandbox::templatesFromYaml(whole);
    QVERIFY2(templates, templates ? "" : templates.error().text().c_str());
    const auto spec = TemplateSpec::fromJson(templates->front().spec());
    QVERIFY2(spec, spec ? "" : spec.error().text().c_str());
    QCOMPARE(spec->image, u"python:3.12-slim"_s);
    QCOMPARE(spec->command, (QStringList{u"sleep"_s, u"infinity"_s}));
    QCOMPARE(spec->args, QStringList{u"1.10"_s});
    QCOMPARE(spec->cpu, u"2"_s);
    QCOMPARE(spec->memory, u"1Gi"_s);
    QVERIFY(spec->ttl == 3600s && spec->maxLifetime == 86400s && spec->startupTimeout == 30s);
    QCOMPARE(spec->env.at(u"PORT"_s), u"8080"_s);
    QCOMPARE(spec->startupScript, u"set -e\npip list\n"_s);
    QCOMPARE(spec->files, (std::vector<sandbox::TemplateFile>{{u"/workspace/hello.txt"_s, u"hello\n"_s}}));
    QVERIFY(spec->readiness && spec->readiness->period == 3s && spec->readiness->failureThreshold == 5);
    QCOMPARE(spec->network, (sandbox::NetworkSpec{true, {u"pypi.org"_s, u"*.pythonhosted.org"_s}}));
    QVERIFY(!spec->isPersistent);
}

void SandboxTemplateTest::losesNothing()
{
    const auto once = sandbox::templatesFromYaml(whole);
    const auto twice = sandbox::templatesFromYaml(sandbox::templatesToYaml(*once));
    QVERIFY2(twice, twice ? "" : twice.error().text().c_str());
    QCOMPARE(twice->front().document, once->front().document);
    QCOMPARE(twice->front().document["owner"_L1]["since"_L1].toString(), u"2024"_s);
    QCOMPARE(twice->front().spec()["network"_L1]["newThing"_L1].toInt(), 1);
}

void SandboxTemplateTest::keepsItInTheCluster()
{
    sandbox::SandboxTemplate value = sandbox::templatesFromYaml(whole)->front();
    value.version = 3;
    value.restoredFrom = 1;
    const QJsonObject object = sandbox::templateObject(value);
    QCOMPARE(object["metadata"_L1]["name"_L1].toString(), u"liteboxd-template-python.v3"_s);
    QVERIFY(object["immutable"_L1].toBool());
    const auto back = sandbox::templateFromObject(object);
    QVERIFY2(back, back ? "" : back.error().text().c_str());
    QCOMPARE(*back, value);
}

void SandboxTemplateTest::readsLists()
{
    const QByteArray list = "apiVersion: liteboxd/v1\nkind: SandboxTemplateList\nitems:\n"
                            "- {metadata: {name: a}, spec: {image: x}}\n"
                            "- {metadata: {name: b}, spec: {image: z}}\n---\n" +
                            whole;
    const auto templates = sandbox::templatesFromYaml(list);
    QVERIFY2(templates, templates ? "" : templates.error().text().c_str());
    QCOMPARE(templates->size(), 3U);
    const auto again = sandbox::templatesFromYaml(sandbox::templatesToYaml(*templates));
    QVERIFY(again && again->size() == 3 && again->at(2).document == templates->at(2).document);
}

void SandboxTemplateTest::refusesWhatCannotBeRun_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QByteArray>("names");
    QTest::newRow("nothing") << QByteArray("---\n") << QByteArray("YAML");
    QTest::newRow("no YAML") << QByteArray("a: [") << QByteArray("line");
    QTest::newRow("a text") << QByteArray("hello") << QByteArray("YAML");
    QTest::newRow("another kind") << changed("kind: SandboxTemplate", "kind: Pod") << QByteArray("kind");
    QTest::newRow("another version") << changed("liteboxd/v1", "liteboxd/v2") << QByteArray("apiVersion");
    QTest::newRow("no name") << changed("name: python\n", "title: python\n") << QByteArray("metadata.name");
    QTest::newRow("a name that is no label") << changed("name: python\n", "name: Py_thon\n") << QByteArray("metadata.name");
    QTest::newRow("no image") << changed("image: python:3.12-slim", "image: ''") << QByteArray("spec.image");
    QTest::newRow("a command that is a text") << changed("[sleep, infinity]", "sleep") << QByteArray("spec.command");
    QTest::newRow("no quantity") << changed("memory: 1Gi", "memory: lots") << QByteArray("spec.resources.memory");
    QTest::newRow("a negative TTL") << changed("ttl: 3600", "ttl: -1") << QByteArray("spec.ttl");
    QTest::newRow("a relative file") << changed("/workspace/hello.txt, c", "hello.txt, c") << QByteArray("spec.files");
    QTest::newRow("a file out of bounds") << changed("/workspace/hello.txt, c", "/a/../../b, c") << QByteArray("spec.files");
    QTest::newRow("a probe without command") << changed("[test, -e, /workspace/hello.txt]", "[]") << QByteArray("spec.readinessProbe");
    QTest::newRow("an address for a domain") << changed("PyPI.org", "10.0.0.1") << QByteArray("10.0.0.1");
    QTest::newRow("a name twice") << whole + "---\n" + whole << QByteArray("twice");
}

void SandboxTemplateTest::refusesWhatCannotBeRun()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QByteArray, names);
    const auto templates = sandbox::templatesFromYaml(yaml);
    QVERIFY(!templates);
    QCOMPARE(templates.error().code, base::ErrorCode::Malformed);
    QVERIFY2(templates.error().text().find(names.toStdString()) != std::string::npos, templates.error().text().c_str());
}

QTEST_GUILESS_MAIN(SandboxTemplateTest)
#include "tst_sandbox_template.moc"
