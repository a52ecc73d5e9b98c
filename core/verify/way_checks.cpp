// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/way_checks.h"

#include "core/kube/wire/resource_path.h"

#include <QPointer>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int switchingProtocols = 101;

QString expectedOf(const WayRequest &request)
{
    return u"port %1 opens a WebSocket at %2"_s.arg(request.port).arg(request.path);
}

CheckOutcome noWebSocket(const WayRequest &request, const QString &said)
{
    return {.result = CheckResult::Warning,
            .expected = expectedOf(request),
            .observed = u"HTTP is answered, and no WebSocket was opened at %1: %2"_s.arg(request.path, said),
            .fix = u"Name the path at which the program takes WebSockets: --websocket PATH"_s};
}

/// Opens a WebSocket through the pod proxy. Belongs to the context and deletes itself when done.
class ProxiedSocket : public QObject
{
public:
    static async::Request start(kube::Transport &transport, const WayRequest &request, QObject *context,
                                async::Callback<CheckOutcome> done)
    {
        const async::Promise<CheckOutcome> promise(context, std::move(done));
        const QPointer<QObject> running(new ProxiedSocket(transport, request, promise, context));
        return promise.request([running] { delete running.data(); });
    }

private:
    ProxiedSocket(kube::Transport &transport, const WayRequest &request, async::Promise<CheckOutcome> promise,
                  QObject *parent)
        : QObject(parent)
        , m_promise(std::move(promise))
    {
        const kube::ResourcePath path{kube::resources::pods(), request.nameSpace,
                                      request.pod + ':' + std::to_string(request.port), "proxy"};
        m_socket = transport.openChannels(path.path() + request.path.toStdString(), {});
        connect(m_socket.get(), &kube::ChannelSocket::opened, this, [this, request] {
            end({.result = CheckResult::Pass,
                 .expected = expectedOf(request),
                 .observed = u"a WebSocket was opened, through the API server"_s});
        });
        connect(m_socket.get(), &kube::ChannelSocket::failed, this, [this, request](const base::Error &error) {
            end(noWebSocket(request, QString::fromStdString(refusalOf(error).message)));
        });
    }

    void end(const CheckOutcome &outcome)
    {
        m_socket->disconnect(this);
        m_promise.complete(outcome);
        deleteLater();
    }

    const async::Promise<CheckOutcome> m_promise;
    std::unique_ptr<kube::ChannelSocket> m_socket;
};

} // namespace

CheckOutcome judgeWay(const base::Result<int> &status, const QString &way, const WayRequest &request)
{
    if (status && *status == switchingProtocols) {
        return {.result = CheckResult::Pass,
                .expected = expectedOf(request),
                .observed = u"HTTP is answered, and a WebSocket was opened, by %1"_s.arg(way)};
    }
    if (status)
        return noWebSocket(request, u"status %1"_s.arg(*status));
    if (isOfLogin(status.error()))
        return outcomeOf(status.error(), expectedOf(request));
    if (status.error().code == base::ErrorCode::Forbidden) {
        return {.result = CheckResult::Skipped,
                .expected = expectedOf(request),
                .observed = u"this account may not use %1"_s.arg(way),
                .fix = u"Permit create (and get) of pods/portforward, or use another mode"_s,
                .cause = SkipCause::NotPermitted};
    }
    if (status.error().code == base::ErrorCode::ConnectionRefused) {
        return {.result = CheckResult::Warning,
                .expected = expectedOf(request),
                .observed = u"by %1 the port refuses: %2"_s.arg(way, QString::fromStdString(status.error().message)),
                .fix = u"A gateway of another mode may get through; liteboxctl gateway run --help names the modes"_s};
    }
    return {.result = CheckResult::Skipped,
            .expected = expectedOf(request),
            .observed = u"%1 does not lead there from this machine: %2"_s.arg(
                way, QString::fromStdString(status.error().message)),
            .fix = u"It is no fault where a gateway in the cluster, or another mode, is used"_s,
            .cause = SkipCause::NotApplicable};
}

void addWayChecks(const CheckTools &tools, const WayRequest &request, Checks &checks)
{
    const auto add = [&](const QString &name, const QString &title, const QString &after, auto start) {
        checks.push_back({.id = u"path."_s + name,
                          .parent = u"path"_s,
                          .title = title,
                          .dependencies = {after},
                          .start = std::move(start)});
    };
    add(u"websocket"_s, u"WebSocket"_s, u"path.http"_s,
        [tools, request](QObject *context, async::Callback<CheckOutcome> done) {
            return ProxiedSocket::start(tools.api->transport(), request, context, std::move(done));
        });
    add(u"portforward"_s, u"Upstream mode portforward"_s, u"path.listener"_s,
        [tools, request](QObject *context, async::Callback<CheckOutcome> done) {
            return WayProbe::forwarded(tools.api->transport(), request, context,
                                       [request, done = std::move(done)](const base::Result<int> &status) {
                                           done(judgeWay(status, u"mode portforward"_s, request));
                                       });
        });
    add(u"direct"_s, u"Upstream mode direct"_s, u"path.listener"_s,
        [request](QObject *context, async::Callback<CheckOutcome> done) {
            return WayProbe::direct(request, context,
                                    [request, done = std::move(done)](const base::Result<int> &status) {
                                        done(judgeWay(status, u"mode direct"_s, request));
                                    });
        });
}

} // namespace liteboxd::verify
