// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/source_action.h"
#include "app/flows/source_dialog.h"
#include "app/shell/actions/action_registry.h"

#include <QAction>
#include <QCheckBox>
#include <QFile>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using flows::SourceSettings;

/// Where flows come from, as a person sets it.
class FlowSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QVERIFY(m_folder.isValid());
        QFile file(pem());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("PEM") == 3);
    }

    void makesAnAddress_data()
    {
        QTest::addColumn<SourceSettings>("settings");
        QTest::addColumn<int>("code"); // -1: it is one, -2: there is none
        const auto wrong = static_cast<int>(base::ErrorCode::InvalidArgument);
        QTest::newRow("nothing") << SourceSettings{} << -2;
        QTest::newRow("plain") << SourceSettings{u"relay:4245"_s} << -1;
        QTest::newRow("IPv6") << SourceSettings{u"[::1]:4245"_s} << -1;
        QTest::newRow("no port") << SourceSettings{u"relay"_s} << wrong;
        QTest::newRow("no such port") << SourceSettings{u"relay:70000"_s} << wrong;
        QTest::newRow("TLS") << SourceSettings{u"relay:443"_s, true, pem()} << -1;
        QTest::newRow("mTLS") << SourceSettings{u"relay:443"_s, true, pem(), pem(), pem()} << -1;
        QTest::newRow("no key") << SourceSettings{u"relay:443"_s, true, {}, pem()} << wrong;
        QTest::newRow("no such file") << SourceSettings{u"relay:443"_s, true, u"/no/such"_s}
                                      << static_cast<int>(base::ErrorCode::FileUnreadable);
        QTest::newRow("files of no use") << SourceSettings{u"relay:443"_s, false, u"/no/such"_s} << -1;
    }

    void makesAnAddress()
    {
        QFETCH(SourceSettings, settings);
        QFETCH(int, code);
        const auto relay = settings.relay();
        QCOMPARE(relay ? (*relay ? -1 : -2) : static_cast<int>(relay.error().code), code);
        if (!relay || !*relay)
            return;
        QCOMPARE((*relay)->target, settings.address.toStdString());
        QCOMPARE((*relay)->tls.has_value(), settings.usesTls);
        if (settings.usesTls)
            QCOMPARE((*relay)->tls->authorityPem, std::string("PEM"));
    }

    /// Through the API server files count as well, and a fault of theirs.
    void readsItsFilesWithoutAnAddress()
    {
        const auto made = SourceSettings{{}, true, pem(), {}, {}, u"relay.example"_s}.tls();
        QVERIFY(made && *made);
        QCOMPARE((*made)->authorityPem, std::string("PEM"));
        QCOMPARE((*made)->serverName, std::string("relay.example"));
        QCOMPARE((SourceSettings{{}, true, u"/no/such"_s}.tls().error().code), base::ErrorCode::FileUnreadable);
        QVERIFY(!SourceSettings().tls().value());
    }

    /// Each cluster has its own; no key is among what is kept.
    void isRememberedByCluster()
    {
        QSettings settings(u"LiteBoxd"_s, u"test-source"_s);
        settings.clear();
        QWidget window;
        shell::ActionRegistry actions;
        flows::SourceAction source(actions, settings, window);
        QAction *const action = actions.find(u"flows.source"_s);
        QVERIFY(!action->isEnabled());
        source.setServer(u"https://a:6443"_s);
        QSignalSpy changed(&source, &flows::SourceAction::changed);
        action->trigger();
        QVERIFY(source.dialog());
        source.dialog()->address()->setText(u"relay"_s);
        source.dialog()->accept();
        QVERIFY(source.dialog()->fault().contains(u"port"_s)); // it stays
        QCOMPARE(changed.size(), 0);
        source.dialog()->address()->setText(u"relay:443"_s);
        source.dialog()->tls()->setChecked(true);
        source.dialog()->authority()->setText(pem());
        source.dialog()->accept();
        QCOMPARE(changed.size(), 1);
        QCOMPARE(source.settings().address, u"relay:443"_s);
        source.setServer(u"https://b:6443"_s);
        QCOMPARE(source.settings(), SourceSettings());
        source.setServer(u"https://a:6443"_s);
        QVERIFY(source.settings().usesTls);
        for (const QString &key : settings.allKeys())
            QVERIFY(!settings.value(key).toString().contains(u"PEM"_s));
    }

private:
    QString pem() const { return m_folder.filePath(u"a.pem"_s); }

    QTemporaryDir m_folder;
};

QTEST_MAIN(FlowSourceTest)
#include "tst_flow_source.moc"
