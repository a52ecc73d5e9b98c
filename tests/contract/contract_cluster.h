// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/api_client.h"
#include "core/kube/kubeconfig/kubeconfig.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>
#include <optional>

/// The cluster that contract tests run against: the rig's (LITEBOXD_RIG_KUBECONFIG), any other by
/// LITEBOXD_CONTRACT_KUBECONFIG, or a liteboxd-demo that it starts and ends (LITEBOXD_CONTRACT_DEMO, a program).
/// Verbs wait for their answer: tests may.
class ContractCluster
{
public:
    using Object = liteboxd::base::Result<QJsonObject>;

    /// `server`: the same cluster by another of its API servers ("https://127.0.0.1:6444"); empty: the kubeconfig's.
    explicit ContractCluster(const QString &server = {});
    ~ContractCluster();

    /// Empty, or why there is no cluster.
    const QString &fault() const { return m_fault; }

    bool isDemo() const { return m_demo.state() != QProcess::NotRunning; }

    /// Why the case is not asked of this cluster; nothing if it is. Only a demo has exemptions.
    std::optional<QString> exemption(const QString &testCase) const;

    const liteboxd::kube::ConnectionSettings &settings() const { return m_settings; }
    liteboxd::kube::ApiClient &client() const { return *m_client; }

    Object get(const liteboxd::kube::ResourcePath &path);
    Object create(const liteboxd::kube::ResourcePath &collection, const QJsonObject &object,
                  liteboxd::kube::WriteOptions options = {});
    Object remove(const liteboxd::kube::ResourcePath &path, const liteboxd::kube::RemoveOptions &options);
    Object patch(const liteboxd::kube::ResourcePath &path, const liteboxd::kube::Patch &patch,
                 liteboxd::kube::WriteOptions options = {});
    Object apply(const liteboxd::kube::ResourcePath &path, const QJsonObject &fields,
                 liteboxd::kube::ApplyOptions options = {});
    liteboxd::base::Result<liteboxd::kube::ObjectList> list(const liteboxd::kube::ListQuery &query);

    /// Makes sure that version 1 is too old: a fresh API server still has it, a restarted one not.
    void forgetOldVersions();

    /// A GET of path and query as they are.
    Object raw(const std::string &target);

    /// Waits for the one answer of `start(callback)`.
    template<class T, class Start>
    static liteboxd::base::Result<T> await(Start start)
    {
        std::optional<liteboxd::base::Result<T>> answer;
        const auto request = start([&answer](liteboxd::base::Result<T> result) { answer = std::move(result); });
        static_cast<void>(QTest::qWaitFor([&] { return answer.has_value(); }, 20000));
        if (!answer)
            return liteboxd::base::fail(liteboxd::base::ErrorCode::TimedOut, "the test gave up");
        return *answer;
    }

private:
    QString startDemo();
    void readExemptions();

    QTemporaryDir m_folder;
    QProcess m_demo;
    QString m_fault;
    std::map<QString, QString> m_exemptions;
    liteboxd::kube::ConnectionSettings m_settings;
    std::unique_ptr<liteboxd::kube::ApiClient> m_client;
    QObject m_context;
};
