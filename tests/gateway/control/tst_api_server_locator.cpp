// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/login/make_credentials.h"
#include "core/kube/login/replaceable_credentials.h"
#include "gateway/control/api_server_locator.h"

#include <QSignalSpy>
#include <QTest>

using namespace liteboxd;
using control::ApiServerLocator;
using Server = std::shared_ptr<const forward::ApiServer>;

/// What the engine is told of the API server, and that it is told anew when we sign in as somebody else.
class TestApiServerLocator : public QObject
{
    Q_OBJECT

private:
    static kube::ConnectionSettings settings(const char *token)
    {
        kube::ConnectionSettings out;
        out.server = "http://127.0.0.1:8001/base/";
        out.bearerToken = base::Secret(token);
        return out;
    }

    static Server last(const QSignalSpy &located) { return located.last().first().value<Server>(); }

private Q_SLOTS:
    void tellsAtOnceWhatIsAtHand()
    {
        auto with = settings("one");
        with.impersonation = {"jane", "", {"g", "h"}, {}};
        const auto locator = ApiServerLocator::create(with, kube::makeCredentials(with));
        QVERIFY(locator);
        QSignalSpy located(locator->get(), &ApiServerLocator::located);
        (*locator)->locate();
        QCOMPARE(located.size(), 1);
        const Server server = last(located);
        QCOMPARE(server->hostField, "127.0.0.1:8001");
        QCOMPARE(server->basePath, "/base");
        QCOMPARE(server->addresses.size(), 1U);
        std::vector<std::string> fields;
        for (const auto &[name, value] : server->identity)
            fields.push_back(name + ": " + value.reveal());
        QCOMPARE(fields, (std::vector<std::string>{"Authorization: Bearer one", "Impersonate-User: jane",
                                                   "Impersonate-Group: g", "Impersonate-Group: h"}));
    }

    void tellsAnewWhenTheCredentialIsAnother()
    {
        const auto credentials = std::make_shared<kube::ReplaceableCredentials>(kube::makeCredentials(settings("one")));
        const auto locator = ApiServerLocator::create(settings("one"), credentials);
        QVERIFY(locator);
        QSignalSpy located(locator->get(), &ApiServerLocator::located);
        (*locator)->locate();
        QCOMPARE(located.size(), 1);
        credentials->replace(kube::makeCredentials(settings("one")));
        credentials->replace(kube::makeCredentials(settings("two")));
        QTRY_COMPARE(located.size(), 2); // the same in other words is no news
        QCOMPARE(last(located)->identity.front().second.reveal(), "Bearer two");
    }

    void tellsWhyThereIsNoCredential()
    {
        auto with = settings("");
        with.exec = kube::ExecPlugin{"client.authentication.k8s.io/v1", "/no/such/plugin"};
        const auto locator = ApiServerLocator::create(with, kube::makeCredentials(with));
        QVERIFY(locator);
        QSignalSpy located(locator->get(), &ApiServerLocator::located);
        QSignalSpy failed(locator->get(), &ApiServerLocator::failed);
        (*locator)->locate();
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000); // a process is tried
        QCOMPARE(failed.first().first().value<base::Error>().code, base::ErrorCode::LoginFailed);
        QCOMPARE(located.size(), 0); // never without knowing as whom
    }

    void goesWhileItWaits()
    {
        auto with = settings("");
        with.exec = kube::ExecPlugin{"client.authentication.k8s.io/v1", "/no/such/plugin"};
        auto locator = ApiServerLocator::create(with, kube::makeCredentials(with));
        QVERIFY(locator);
        (*locator)->locate();
        locator->reset();
        QCoreApplication::processEvents();
    }

    void refusesWhatIsNoServer()
    {
        auto with = settings("t");
        with.server = "ftp://h";
        QCOMPARE(ApiServerLocator::create(with, kube::makeCredentials(with)).error().code, base::ErrorCode::Malformed);
        with.server = "https://127.0.0.1:1";
        with.clientCertificatePem = "nonsense";
        with.clientKeyPem = base::Secret("nonsense");
        QVERIFY(!ApiServerLocator::create(with, kube::makeCredentials(with)));
    }
};

QTEST_GUILESS_MAIN(TestApiServerLocator)
#include "tst_api_server_locator.moc"
