// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connected_page.h"

#include "app/sandboxes/lifetime/create_dialog.h"
#include "app/sandboxes/lifetime/creation_form.h"
#include "app/sandboxes/lifetime/creation_input.h"
#include "app/sandboxes/lifetime/creation_progress.h"
#include "app/shell/widgets/state_view.h"
#include "core/models/activity_words.h"
#include "core/sandbox/templates/template_object.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

#include <cstdlib>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;
using models::ActivityEntry;
using sandboxes::CreateDialog;
using sandboxes::CreationInput;

namespace {

const QString s_configMaps = u"/api/v1/namespaces/liteboxd/configmaps"_s;
const QString s_events = u"/api/v1/namespaces/liteboxd/events"_s;

QJsonObject templateOf(const QString &name, int version)
{
    auto read =
        sandbox::templatesFromYaml("apiVersion: liteboxd/v1\nkind: SandboxTemplate\nmetadata: {name: " + name.toUtf8() +
                                   "}\nspec: {image: python, ttl: 3600}\n");
    read->front().version = version;
    return sandbox::templateObject(read->front());
}

QPushButton *button(const QWidget &dialog, const QString &text)
{
    for (QPushButton *each : dialog.findChildren<QPushButton *>()) {
        if (each->text().remove(u'&') == text)
            return each;
    }
    return nullptr;
}

/// A cluster that takes pods, and shows them in `state` from then on.
struct TakingCluster : ConnectedPage
{
    TakingCluster()
    {
        cluster->on(u"GET"_s, s_configMaps,
                    listOf({templateOf(u"node"_s, 1), templateOf(u"python"_s, 3), templateOf(u"python"_s, 2)}));
        cluster->on(u"GET"_s, s_events, listOf({}));
        cluster->on(u"POST"_s, podsPath(), [this](const SeenRequest &request) {
            if (request.query.queryItemValue(u"dryRun"_s) == u"All"_s)
                ++judged;
            else
                made = request.body;
            return FakeCluster::Answer{201, request.body};
        });
        connectTo({});
        cluster->on(u"GET"_s, podsPath(), [this](const SeenRequest &) {
            return FakeCluster::Answer{200, made.isEmpty() ? listOf({}) : listOf({asSeen()}, u"7"_s)};
        });
    }

    QString name() const { return made.value("metadata"_L1).toObject().value("name"_L1).toString(); }

    QJsonObject asSeen() const
    {
        QJsonObject pod = podObject(name().mid(8));
        QJsonObject metadata = pod.value("metadata"_L1).toObject();
        metadata.insert(u"name"_s, name());
        pod.insert(u"metadata"_s, metadata);
        if (isLost) {
            const QJsonObject condition{{u"type"_s, u"PodScheduled"_s},
                                        {u"status"_s, u"False"_s},
                                        {u"reason"_s, u"Unschedulable"_s},
                                        {u"message"_s, unscheduled}};
            pod = with(with(pod, u"spec.nodeName"_s, QJsonValue::Undefined), u"status"_s,
                       QJsonObject{{u"phase"_s, u"Pending"_s}});
            return unscheduled.isEmpty() ? pod : with(pod, u"status.conditions"_s, QJsonArray{condition});
        }
        return waiting.isEmpty()
                   ? pod
                   : with(with(pod, u"status.phase"_s, u"Pending"_s), u"status.containerStatuses"_s, waiting);
    }

    CreateDialog *open()
    {
        page.actions().lifetime().create()->trigger();
        return page.findChild<CreateDialog *>();
    }

    int judged = 0;
    QJsonObject made;
    QJsonArray waiting;
    bool isLost = false; ///< no node takes it,
    QString unscheduled; ///< for this reason, if its status says one
};

} // namespace

class CreateDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void inputs_data()
    {
        QTest::addColumn<QString>("cpu");
        QTest::addColumn<QString>("memory");
        QTest::addColumn<QString>("env");
        QTest::addColumn<QString>("domains");
        QTest::addColumn<QString>("faulty");
        const QString none;
        QTest::newRow("nothing") << none << none << none << none << none;
        QTest::newRow("all") << u"2"_s << u"1Gi"_s << u"A=1\nB=x=y"_s << u"pypi.org, *.pythonhosted.org"_s << none;
        QTest::newRow("cpu") << u"two"_s << none << none << none << u"cpu"_s;
        QTest::newRow("memory") << none << u"1 GB"_s << none << none << u"memory"_s;
        QTest::newRow("no sign") << none << none << u"A=1\nB"_s << none << u"env"_s;
        QTest::newRow("digit first") << none << none << u"1A=1"_s << none << u"env"_s;
        QTest::newRow("an address") << none << none << none << u"10.0.0.1"_s << u"domains"_s;
        QTest::newRow("a port") << none << none << none << u"pypi.org:443"_s << u"domains"_s;
    }

    void inputs()
    {
        QFETCH(QString, cpu);
        QFETCH(QString, memory);
        QFETCH(QString, env);
        QFETCH(QString, domains);
        QFETCH(QString, faulty);
        const sandboxes::CheckedInput out = sandboxes::checked(
            {.cpu = cpu, .memory = memory, .env = env, .internet = CreationInput::Internet::On, .domains = domains});
        QCOMPARE(out.isSound(), faulty.isEmpty());
        QCOMPARE(!out.cpu.isEmpty(), faulty == u"cpu"_s);
        QCOMPARE(!out.memory.isEmpty(), faulty == u"memory"_s);
        QCOMPARE(!out.env.isEmpty(), faulty == u"env"_s);
        QCOMPARE(!out.domains.isEmpty(), faulty == u"domains"_s);
    }

    void theInternetIsAsTheTemplateUnlessChosen()
    {
        sandboxes::CreationForm form;
        QVERIFY(!form.dnsLock()->isEnabled() && !form.egressProxy()->isEnabled()); // there is no list yet
        form.fill({{}, 0, {.internet = CreationInput::Internet::On, .domains = u"pypi.org"_s}});
        QVERIFY(form.dnsLock()->isEnabled());
        form.dnsLock()->setChecked(true);
        QVERIFY(form.input().wishes.hasDnsLock && !form.input().wishes.hasEgressProxy);
        form.egressProxy()->setChecked(true);
        QVERIFY(form.input().wishes.hasEgressProxy);
        form.fill({{}, 0, {.internet = CreationInput::Internet::Off, .domains = u"pypi.org"_s}});
        QVERIFY(!form.input().wishes.hasDnsLock); // without the list there is nothing to lock to
        QVERIFY(!form.input().wishes.hasEgressProxy);
        const auto asTemplate = sandboxes::checked({.domains = u"pypi.org"_s}).wishes.network;
        QVERIFY(!asTemplate.allowInternetAccess && !asTemplate.allowedDomains);
        const auto off = sandboxes::checked({.internet = CreationInput::Internet::Off}).wishes.network;
        QCOMPARE(off.allowInternetAccess, std::optional(false));
        const auto on = sandboxes::checked({.internet = CreationInput::Internet::On}).wishes.network;
        QCOMPARE(on.allowInternetAccess, std::optional(true));
        QCOMPARE(on.allowedDomains, std::optional(QStringList()));
    }

    void createsJudgedFirstAndSelectsTheRow()
    {
        TakingCluster f;
        QPointer<CreateDialog> dialog = f.open();
        QVERIFY(dialog);
        QPushButton *create = button(*dialog, u"Create"_s);
        QVERIFY(!create->isEnabled());
        dialog->choose(u"python"_s);
        QTRY_VERIFY(create->isEnabled());
        QCOMPARE(dialog->form()->chosen()->version, 3);

        auto *env = dialog->form()->findChildren<QPlainTextEdit *>().first();
        env->setPlainText(u"NAME"_s);
        QVERIFY(!create->isEnabled());
        env->setPlainText(u"NAME=value"_s);
        QVERIFY(create->isEnabled());
        create->click();
        QTRY_VERIFY(dialog->progress()->headline().contains(u"is ready"_s));
        QCOMPARE(f.judged, 1);
        const QJsonObject container =
            f.made.value("spec"_L1).toObject().value("containers"_L1).toArray().first().toObject();
        QVERIFY(container.value("env"_L1).toArray().contains(
            QJsonObject{{u"name"_s, u"NAME"_s}, {u"value"_s, u"value"_s}}));
        QVERIFY(dialog->progress()->lines().contains(u"It runs"_s));
        QCOMPARE(f.activity.row(0).kind, ActivityEntry::Kind::SandboxCreated);

        button(*dialog, u"Copy token"_s)->click();
        QCOMPARE(QGuiApplication::clipboard()->text().size(), 64);
        for (const QString &line : dialog->progress()->lines())
            QVERIFY(!line.contains(QGuiApplication::clipboard()->text()));
        f.cluster->event(podsPath(), u"ADDED"_s, f.asSeen());
        QTRY_COMPARE(f.page.actions().selection().size(), std::size_t(1));
    }

    void saysAtOnceWhyItNeverWillBeReady()
    {
        TakingCluster f;
        f.waiting = {
            QJsonObject{{u"name"_s, u"main"_s},
                        {u"state"_s, QJsonObject{{u"waiting"_s, QJsonObject{{u"reason"_s, u"ImagePullBackOff"_s},
                                                                            {u"message"_s, u"no such image"_s}}}}}}};
        QPointer<CreateDialog> dialog = f.open();
        QTRY_VERIFY(button(*dialog, u"Create"_s)->isEnabled());
        button(*dialog, u"Create"_s)->click();
        QTRY_VERIFY(dialog->progress()->headline().contains(u"will not be ready"_s));
        QVERIFY(!button(*dialog, u"Delete it"_s)->isHidden());
        QVERIFY(!button(*dialog, u"Back"_s)->isHidden());
        QCOMPARE(f.activity.row(0).outcome, ActivityEntry::Outcome::Failed);
        QVERIFY(f.activity.row(0).error->message.find("no such image") != std::string::npos);
        // The cluster did what it was asked for: it is not blamed.
        const QString said = dialog->progress()->text();
        QVERIFY2(said.contains(u"cannot run it"_s) && !said.contains(u"refused"_s), qPrintable(said));
        QVERIFY(models::text(f.activity.row(0)).contains(u"does not become ready"_s));
    }

    void namesTheReasonOfTheCluster_data()
    {
        QTest::addColumn<int>("status"); // of the API server's answer
        QTest::addColumn<QString>("message");
        QTest::addColumn<QString>("reason"); // of what it notes afterwards
        QTest::newRow("quota") << 403 << u"pods \"x\" is forbidden: exceeded quota: small, requested: pods=1"_s
                               << QString();
        QTest::newRow("policy") << 422 << u"ValidatingAdmissionPolicy 'p' with binding 'b' denied request: no team"_s
                                << QString();
        QTest::newRow("no node") << 201 << u"0/3 nodes are available: 3 Insufficient memory."_s << u"Unschedulable"_s;
        QTest::newRow("no node, only noted")
            << 201 << u"0/3 nodes are available: 3 Insufficient cpu."_s << u"FailedScheduling"_s;
    }

    /// At once, in its words, and nobody is sent for a permission that would not help.
    void namesTheReasonOfTheCluster()
    {
        QFETCH(int, status);
        QFETCH(QString, message);
        QFETCH(QString, reason);
        TakingCluster f;
        const QJsonObject refusal{{u"kind"_s, u"Status"_s}, {u"code"_s, status}, {u"message"_s, message}};
        if (status != 201)
            f.cluster->on(u"POST"_s, podsPath(), [status, refusal](const SeenRequest &) {
                return FakeCluster::Answer{status, refusal};
            });
        f.unscheduled = reason == u"Unschedulable"_s ? message : QString();
        f.isLost = status == 201;
        QPointer<CreateDialog> dialog = f.open();
        QTRY_VERIFY(button(*dialog, u"Create"_s)->isEnabled());
        button(*dialog, u"Create"_s)->click();
        if (reason == u"FailedScheduling"_s) {
            QTRY_VERIFY(f.cluster->hasWatch(s_events));
            f.cluster->event(s_events, u"ADDED"_s,
                             {{u"metadata"_s, QJsonObject{{u"name"_s, u"x.1"_s}, {u"namespace"_s, u"liteboxd"_s}}},
                              {u"type"_s, u"Warning"_s},
                              {u"reason"_s, reason},
                              {u"message"_s, message}});
        }
        QTRY_VERIFY(dialog->progress()->headline().contains(u"will not be ready"_s));
        const QString said = dialog->progress()->text();
        QVERIFY2(said.contains(message.chopped(1)), qPrintable(said));
        QVERIFY2(!said.contains(u"permission"_s) && !said.contains(u"account"_s), qPrintable(said));
        QCOMPARE(button(*dialog, u"Delete it"_s)->isHidden(), status != 201);
    }

    void theFormFitsIntoItsWidth()
    {
        TakingCluster f;
        QPointer<CreateDialog> dialog = f.open();
        QTRY_VERIFY(button(*dialog, u"Create"_s)->isEnabled());
        const auto *scroll = dialog->findChild<QScrollArea *>();
        QVERIFY(scroll);
        QTRY_VERIFY(scroll->isVisible());
        QCoreApplication::processEvents();
        QCOMPARE(scroll->horizontalScrollBar()->maximum(), 0);
    }

    /// What ends it goes by that clock.
    void isMadeByTheClockOfTheServer()
    {
        TakingCluster f;
        const QDateTime there = QDateTime::currentDateTimeUtc().addSecs(600);
        f.cluster->setDate(QLocale::c().toString(there, u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1());
        QPointer<CreateDialog> dialog = f.open();
        QTRY_VERIFY(button(*dialog, u"Create"_s)->isEnabled());
        button(*dialog, u"Create"_s)->click();
        QTRY_VERIFY(!f.made.isEmpty());
        const QString text = f.made[u"metadata"][u"annotations"][u"liteboxd/created-at"].toString();
        const qint64 apart = there.secsTo(QDateTime::fromString(text, Qt::ISODate));
        QVERIFY2(std::abs(apart) < 30, qPrintable(text));
    }

    /// A keeper, or somebody, was faster than the list.
    void saysThatItIsGoneAlready()
    {
        TakingCluster f;
        f.cluster->on(u"GET"_s, podsPath(), listOf({}, u"9"_s));
        QPointer<CreateDialog> dialog = f.open();
        QTRY_VERIFY(button(*dialog, u"Create"_s)->isEnabled());
        button(*dialog, u"Create"_s)->click();
        QTRY_VERIFY(dialog->progress()->headline().contains(u"will not be ready"_s));
        const QString said = dialog->progress()->text();
        QVERIFY2(said.contains(u"it was deleted before it was ready"_s), qPrintable(said));
    }

    void aRefusedDryRunCreatesNothing()
    {
        TakingCluster f;
        f.cluster->refuse(u"POST"_s, podsPath(), 403, u"Forbidden"_s);
        QPointer<CreateDialog> dialog = f.open();
        QTRY_VERIFY(button(*dialog, u"Create"_s)->isEnabled());
        button(*dialog, u"Create"_s)->click();
        QTRY_VERIFY(dialog->progress()->headline().contains(u"will not be ready"_s));
        QVERIFY(f.made.isEmpty());
        QVERIFY(button(*dialog, u"Delete it"_s)->isHidden());
    }

    void withoutTemplatesItSaysSo()
    {
        TakingCluster f;
        f.cluster->on(u"GET"_s, s_configMaps, listOf({}));
        QPointer<CreateDialog> dialog = f.open();
        QTRY_COMPARE(dialog->findChild<shell::StateView *>()->headline(), u"There is no template yet"_s);
    }

    void cancellingWhileItRunsSaysWhatIsLeft()
    {
        TakingCluster f;
        f.waiting = {
            QJsonObject{{u"name"_s, u"main"_s},
                        {u"state"_s, QJsonObject{{u"waiting"_s, QJsonObject{{u"reason"_s, u"ContainerCreating"_s}}}}}}};
        QPointer<CreateDialog> dialog = f.open();
        QTRY_VERIFY(button(*dialog, u"Create"_s)->isEnabled());
        button(*dialog, u"Create"_s)->click();
        QTRY_VERIFY(dialog->progress()->lines().contains(u"The cluster took it"_s));
        button(*dialog, u"Cancel"_s)->click();
        QVERIFY(dialog && dialog->progress()->headline() == u"Cancelled"_s);
        QVERIFY(!button(*dialog, u"Delete it"_s)->isHidden());
    }
};

QTEST_MAIN(CreateDialogTest)
#include "tst_create_dialog.moc"
