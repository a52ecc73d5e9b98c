// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/sandbox_id.h"
#include "core/base/secret.h"
#include "core/verify/check_catalog.h"
#include "core/verify/probe_bench.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QTimer>
#include <QUrl>
#include <QWebSocket>

#include <memory>

namespace liteboxd::verify {

/// A whole way through a gateway, for a sandbox of its own: made, reached without a token (by GET, by POST and by
/// WebSocket), with a wrong one and with its own, and by WebSocket. What it makes belongs to the run of `bench` and
/// goes with its probes. Belongs to the context and deletes itself when done; destroying the Request ends it.
class GatewayTrip : public QObject
{
    Q_OBJECT

public:
    static async::Request start(const CheckTools &tools, const std::shared_ptr<ProbeBench> &bench, const QUrl &gateway,
                                QObject *context, async::Callback<CheckOutcome> done);

private:
    enum class Stage {
        Starting,
        WithoutToken,
        PostWithoutToken,
        WebSocketWithoutToken,
        WrongToken,
        OtherSandbox,
        OwnToken,
        WebSocket
    };

    GatewayTrip(const CheckTools &tools, std::shared_ptr<ProbeBench> bench, const QUrl &gateway,
                async::Promise<CheckOutcome> promise, QObject *parent);

    void look();
    void ask();
    void take(int status);
    void takeOther(int status);
    void takeOwn(int status);
    void openWebSocket();
    void takeWebSocket(bool isOpen);
    bool asksWithoutToken() const;
    QNetworkRequest request(const QUrl &url) const;
    void enter(Stage stage);
    void again(std::chrono::milliseconds pause);
    void end(CheckResult result, const QString &observed, const QString &fix = {});
    void endWith(CheckOutcome outcome);

    const CheckTools m_tools;
    const std::shared_ptr<ProbeBench> m_bench;
    const QUrl m_gateway;
    const async::Promise<CheckOutcome> m_promise;
    const base::SandboxId m_id;
    const base::SandboxId m_nobody; ///< of a sandbox that is not there
    const base::Secret m_token;
    const ProbePod m_pod;
    Stage m_stage = Stage::Starting;
    std::chrono::steady_clock::time_point m_since;
    async::Request m_step;
    QTimer m_again;
    QNetworkAccessManager m_network;
    std::unique_ptr<QNetworkReply> m_reply;
    std::unique_ptr<QWebSocket> m_socket;
    QStringList m_evidence;
};

} // namespace liteboxd::verify
