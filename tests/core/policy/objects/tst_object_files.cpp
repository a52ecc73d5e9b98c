// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/objects/object_files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace liteboxd;
using namespace liteboxd::policy;

class ObjectFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAllFilesBelowAFolder();
    void readsListsAndPassesOverOtherKinds();
    void putsObjectsIntoTheDefaultNamespace();
    void tellsEmptyListsFromMissingOnes();
    void namesUnknownFields();
    void namesAFieldOfAWrongType();
    void namesTheFileThatIsWrong();
    void saysThatThereIsNoFolder_data();
    void saysThatThereIsNoFolder();
    void passesOverNoFolderThatItMayNotRead();
};

namespace {

objects::ClusterObjects readAll(const QByteArray &yaml)
{
    objects::ClusterObjects objects;
    if (const auto read = objects::addYaml(yaml, objects); !read)
        qFatal("%s", read.error().text().c_str());
    return objects;
}

void write(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        qFatal("cannot write %s", qPrintable(path));
}

} // namespace

void ObjectFilesTest::readsAllFilesBelowAFolder()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("deeper")));
    write(folder.filePath(QStringLiteral("one.yaml")),
          "kind: Pod\nmetadata: {name: a}\n---\nkind: Pod\nmetadata: {name: b}\n");
    write(folder.filePath(QStringLiteral("deeper/two.yml")), "kind: Namespace\nmetadata: {name: prod}\n");
    write(folder.filePath(QStringLiteral("three.json")), R"({"kind": "Node", "metadata": {"name": "x"}})");
    write(folder.filePath(QStringLiteral("README.md")), "kind: Pod\n");
    const auto objects = objects::objectsFromFolder(folder.path());
    QVERIFY2(objects, objects ? "" : objects.error().text().c_str());
    QCOMPARE(objects->pods.size(), 2);
    QCOMPARE(objects->namespaces.size(), 1);
    QCOMPARE(objects->nodes.size(), 1);
}

void ObjectFilesTest::readsListsAndPassesOverOtherKinds()
{
    const auto objects =
        readAll("kind: List\nitems:\n- {kind: Pod, metadata: {name: a}}\n- {kind: ConfigMap, metadata: {name: b}}\n");
    QCOMPARE(objects.pods.size(), 1);
    QCOMPARE(readAll("kind: PodList\nitems:\n- metadata: {name: a}\n").pods.size(), 1);
}

void ObjectFilesTest::putsObjectsIntoTheDefaultNamespace()
{
    const auto objects = readAll("kind: CiliumNetworkPolicy\nmetadata: {name: a}\n---\n"
                                 "kind: CiliumClusterwideNetworkPolicy\nmetadata: {name: b}\n");
    QCOMPARE(objects.ciliumPolicies.at(0).name.text(), "default/a");
    QVERIFY(objects.ciliumPolicies.at(1).isClusterwide());
}

void ObjectFilesTest::tellsEmptyListsFromMissingOnes()
{
    const auto objects =
        readAll("kind: CiliumNetworkPolicy\nmetadata: {name: a}\nspec: {egress: [{toFQDNs: [], toCIDR: null}]}\n");
    const objects::CiliumRule &rule = objects.ciliumPolicies.front().spec->egress.front();
    QVERIFY(rule.fqdns && rule.fqdns->empty());
    QVERIFY(!rule.cidrs);
    QVERIFY(!rule.endpoints);
}

void ObjectFilesTest::namesUnknownFields()
{
    const auto objects = readAll("kind: CiliumNetworkPolicy\nmetadata: {name: a, labels: {x: y}}\n"
                                 "spec: {egress: [{}, {toMoon: []}], description: x}\nmore: 1\n");
    const std::vector<std::string> expected{"spec.egress[1].toMoon", "more"};
    QVERIFY(objects.ciliumPolicies.front().findings.unknownFields == expected);
}

void ObjectFilesTest::namesAFieldOfAWrongType()
{
    const auto objects = readAll(
        "kind: CiliumNetworkPolicy\nmetadata: {name: a}\nspec: {egress: [{toPorts: [{ports: [{port: 80}]}]}]}\n");
    QCOMPARE(objects.ciliumPolicies.front().findings.fault.value(),
             "spec.egress[0].toPorts[0].ports[0].port is not text");
}

void ObjectFilesTest::namesTheFileThatIsWrong()
{
    const QTemporaryDir folder;
    write(folder.filePath(QStringLiteral("bad.yaml")), "a: [\n");
    const auto objects = objects::objectsFromFolder(folder.path());
    QVERIFY(!objects);
    QCOMPARE(objects.error().code, base::ErrorCode::Malformed);
    QCOMPARE(objects.error().context, folder.filePath(QStringLiteral("bad.yaml")).toStdString());
}

void ObjectFilesTest::saysThatThereIsNoFolder_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("code");
    QTest::newRow("nothing there") << "/nonexistent/folder" << static_cast<int>(base::ErrorCode::NotFound);
    QTest::newRow("a file") << QCoreApplication::applicationFilePath()
                            << static_cast<int>(base::ErrorCode::InvalidArgument);
    QTest::newRow("no name, as of a variable that is not set")
        << QString() << static_cast<int>(base::ErrorCode::InvalidArgument);
}

void ObjectFilesTest::saysThatThereIsNoFolder()
{
    QFETCH(QString, name);
    const auto objects = objects::objectsFromFolder(name);
    QVERIFY(!objects);
    QTEST(static_cast<int>(objects.error().code), "code");
}

/// Root may read every folder, so a child that is nobody looks.
void ObjectFilesTest::passesOverNoFolderThatItMayNotRead()
{
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("closed")));
    write(folder.filePath(QStringLiteral("closed/policy.yaml")), "kind: NetworkPolicy\nmetadata: {name: a}\n");
    const QByteArray path = folder.path().toLocal8Bit();
    const QByteArray closed = folder.filePath(QStringLiteral("closed")).toLocal8Bit();
    QCOMPARE(::chmod(path.constData(), 0755), 0);
    QCOMPARE(::chmod(closed.constData(), 0), 0);
    const pid_t child = ::fork();
    QVERIFY(child >= 0);
    if (child == 0) {
        if (::geteuid() == 0 && ::setuid(65534) != 0)
            ::_exit(2);
        const auto objects = objects::objectsFromFolder(folder.path());
        const bool isNamed = !objects && objects.error().code == base::ErrorCode::FileUnreadable &&
                             objects.error().context == closed.toStdString();
        ::_exit(isNamed ? 0 : 1);
    }
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY(::chmod(closed.constData(), 0700) == 0); // so that the folder can be removed
    QCOMPARE(WEXITSTATUS(status), 0);
}

QTEST_GUILESS_MAIN(ObjectFilesTest)
#include "tst_object_files.moc"
