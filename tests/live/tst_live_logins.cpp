// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/live/other_client.h"

#include "core/kube/api_client.h"
#include "core/kube/kubeconfig/kubeconfig.h"
#include "core/kube/watch/object_sink.h"
#include "core/kube/watch/reflector.h"

#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace std::chrono_literals;

#define VERIFY_OK(result) QVERIFY2(result, (result) ? "" : (result).error().text().c_str())

namespace {

const kube::Resource s_serviceAccounts{"", "v1", "serviceaccounts", "ServiceAccount"};
const kube::Resource s_secrets{"", "v1", "secrets", "Secret"};
const kube::Resource s_bindings{"rbac.authorization.k8s.io", "v1", "clusterrolebindings", "ClusterRoleBinding", false};
const kube::Resource s_selfReviews{"authentication.k8s.io", "v1", "selfsubjectreviews", "SelfSubjectReview", false};

/// Counts, and keeps nothing.
class Counter final : public kube::ObjectSink
{
public:
    void listStarted() override {}
    void listed(kube::DecodedEvent) override {}
    void listFinished() override { ++lists; }
    void changed(kube::DecodedEvent) override { ++changes; }
    void removed(const kube::ObjectKey &) override {}

    int lists = 0;
    int changes = 0;
};

base::Result<kube::AnyValue> nothingOf(const kube::ObjectView &)
{
    return kube::AnyValue();
}

} // namespace

/// Ways to sign in to a real API server.
class LiveLoginsTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    kube::ConnectionSettings m_administrator; ///< by client certificate
    kube::ConnectionSettings m_byToken;
    std::unique_ptr<kube::ApiClient> m_api;

    using Object = base::Result<QJsonObject>;

    static kube::ConnectionSettings settingsOf(const char *variable)
    {
        const auto config = kube::Kubeconfig::load({qEnvironmentVariable(variable).toStdString()});
        return config.value().connection().value();
    }

    Object create(kube::ApiClient &api, const kube::ResourcePath &collection, const QJsonObject &object)
    {
        std::optional<Object> got;
        const auto request = api.create(collection, object, {}, this, [&](Object result) { got = std::move(result); });
        static_cast<void>(QTest::qWaitFor([&] { return got.has_value(); }, 20000));
        return got.value_or(base::fail(base::ErrorCode::TimedOut, "the test gave up"));
    }

    /// Whom the API server takes us for.
    Object whoAmI(const kube::ConnectionSettings &settings)
    {
        auto api = kube::ApiClient::create(settings);
        if (!api)
            return base::fail(api.error());
        const auto review =
            create(**api, {s_selfReviews},
                   {{u"apiVersion"_s, u"authentication.k8s.io/v1"_s}, {u"kind"_s, u"SelfSubjectReview"_s}});
        return review ? Object((*review)[u"status"].toObject()[u"userInfo"].toObject()) : review;
    }

    /// A token that is good as long as the Secret of that name is there.
    QByteArray tokenBoundTo(const QString &secret)
    {
        const auto made = create(*m_api, {s_secrets, "liteboxd"}, {{u"metadata"_s, QJsonObject{{u"name"_s, secret}}}});
        if (!made)
            return {};
        const QJsonObject reference{{u"apiVersion"_s, u"v1"_s},
                                    {u"kind"_s, u"Secret"_s},
                                    {u"name"_s, secret},
                                    {u"uid"_s, (*made)[u"metadata"].toObject()[u"uid"]}};
        const QJsonObject request{{u"apiVersion"_s, u"authentication.k8s.io/v1"_s},
                                  {u"kind"_s, u"TokenRequest"_s},
                                  {u"spec"_s, QJsonObject{{u"boundObjectRef"_s, reference}}}};
        const auto token = create(*m_api, {s_serviceAccounts, "liteboxd", "watcher", "token"}, request);
        return token ? (*token)[u"status"].toObject()[u"token"].toString().toUtf8() : QByteArray();
    }

    QString write(const char *name, const QByteArray &text) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(text);
        return file.fileName();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_administrator = settingsOf("LITEBOXD_RIG_KUBECONFIG");
        m_byToken = settingsOf("LITEBOXD_RIG_TOKEN_KUBECONFIG");
        m_api = std::move(kube::ApiClient::create(m_administrator).value());
        VERIFY_OK(
            create(*m_api, {s_serviceAccounts, "liteboxd"}, {{u"metadata"_s, QJsonObject{{u"name"_s, u"watcher"_s}}}}));
        // Nobody fills the ClusterRole view here; this is one of those it is made from.
        const QJsonObject role{{u"apiGroup"_s, u"rbac.authorization.k8s.io"_s},
                               {u"kind"_s, u"ClusterRole"_s},
                               {u"name"_s, u"system:aggregate-to-view"_s}};
        const QJsonObject subject{
            {u"kind"_s, u"ServiceAccount"_s}, {u"name"_s, u"watcher"_s}, {u"namespace"_s, u"liteboxd"_s}};
        VERIFY_OK(create(*m_api, {s_bindings},
                         {{u"metadata"_s, QJsonObject{{u"name"_s, u"watcher"_s}}},
                          {u"roleRef"_s, role},
                          {u"subjects"_s, QJsonArray{subject}}}));
    }

    void impersonates()
    {
        kube::ConnectionSettings as = m_administrator;
        as.impersonation = {"jane", "7", {"developers", "testers"}, {{"scopes", {"view", "edit"}}, {"a/b", {"c"}}}};
        const auto user = whoAmI(as);
        VERIFY_OK(user);
        QCOMPARE((*user)[u"username"].toString(), u"jane"_s);
        QCOMPARE((*user)[u"uid"].toString(), u"7"_s);
        const QJsonArray groups = (*user)[u"groups"].toArray();
        QVERIFY(groups.contains(u"developers"_s) && groups.contains(u"testers"_s));
        const QJsonObject extra = (*user)[u"extra"].toObject();
        QCOMPARE(extra[u"scopes"].toArray(), (QJsonArray{u"view"_s, u"edit"_s}));
        QCOMPARE(extra[u"a/b"].toArray(), QJsonArray{u"c"_s});
    }

    void nobodyImpersonatesWithoutTheRight()
    {
        kube::ConnectionSettings as = settingsOf("LITEBOXD_RIG_LIMITED_KUBECONFIG");
        as.impersonation.user = "jane";
        const auto user = whoAmI(as);
        QVERIFY(!user);
        QCOMPARE(user.error().code, base::ErrorCode::Forbidden);
    }

    void signsInByAPlugin_data()
    {
        QTest::addColumn<bool>("firstIsWrong");
        QTest::newRow("at once") << false;
        QTest::newRow("after a refusal") << true;
    }

    void signsInByAPlugin()
    {
        QFETCH(bool, firstIsWrong);
        const QByteArray count = m_folder.filePath(u"asked-%1"_s.arg(firstIsWrong)).toUtf8();
        const QByteArray wrong = firstIsWrong ? "1" : "0";
        const QString plugin =
            write("plugin", "#!/bin/sh\necho x >> '" + count + "'\ntoken='" +
                                QByteArray::fromStdString(m_byToken.bearerToken.reveal()) + "'\n[ \"$(grep -c x '" +
                                count + "')\" -gt " + wrong +
                                " ] || token=wrong\nprintf '{\"kind\":\"ExecCredential\",\"apiVersion\":"
                                "\"client.authentication.k8s.io/v1\",\"status\":{\"token\":\"%s\"}}' \"$token\"\n");
        QVERIFY(QFile::setPermissions(plugin, QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner));
        kube::ConnectionSettings settings = m_byToken;
        settings.bearerToken = {};
        settings.exec = kube::ExecPlugin{"client.authentication.k8s.io/v1", plugin.toStdString()};
        auto api = kube::ApiClient::create(settings);
        VERIFY_OK(api);
        const auto known = [&] {
            const auto made =
                create(**api, {s_selfReviews},
                       {{u"kind"_s, u"SelfSubjectReview"_s}, {u"apiVersion"_s, u"authentication.k8s.io/v1"_s}});
            return made.has_value();
        };
        QVERIFY(known()); // after a refusal the plugin is run once more, and the request sent once more
    }

    /// The token of a watch is refused from one moment to the next; its file holds another one by then.
    void aWatchOutlivesItsToken()
    {
        const QByteArray first = tokenBoundTo(u"first"_s);
        const QByteArray second = tokenBoundTo(u"second"_s);
        QVERIFY(!first.isEmpty() && !second.isEmpty());
        kube::ConnectionSettings settings = m_byToken;
        settings.bearerToken = base::Secret(first.toStdString());
        const kube::ConnectionSettings onlyFirst = settings;
        settings.loginFiles.token = write("token", first).toStdString();
        auto api = kube::ApiClient::create(settings);
        VERIFY_OK(api);

        Counter sink;
        kube::ReflectorSettings quick;
        quick.watchDuration = 1s; // each next watch shows the token anew
        kube::Reflector watch((*api)->transport(), {{kube::resources::pods(), "liteboxd"}}, nothingOf, sink, quick);
        QStringList troubles;
        connect(&watch, &kube::Reflector::stateChanged, this, [&](const kube::SyncState &state) {
            if (state.error)
                troubles << QString::fromStdString(state.error->text());
        });
        watch.start();
        QTRY_VERIFY2(watch.state().phase == kube::SyncState::Phase::Live, qPrintable(troubles.join(u'\n')));

        write("token", second);
        std::optional<Object> gone;
        const auto removal =
            m_api->remove({s_secrets, "liteboxd", "first"}, {}, this, [&](Object result) { gone = std::move(result); });
        QTRY_VERIFY(gone && *gone);
        // The API server remembers for some seconds whom it let in.
        QTRY_VERIFY_WITH_TIMEOUT(!whoAmI(onlyFirst), 60000);
        const int before = sink.changes;
        tests::OtherClient other;
        other.createSandbox(u"bbbbbbb1"_s, u"10.42.0.11"_s);
        QTRY_VERIFY(sink.changes > before);
        QCOMPARE(watch.state().phase, kube::SyncState::Phase::Live);
        QCOMPARE(sink.lists, 1);
        QVERIFY2(troubles.isEmpty(), qPrintable(troubles.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(LiveLoginsTest)
#include "tst_live_logins.moc"
