// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/probes/probe_attempt.h"

#include "core/verify/probes/dns_query.h"

#include <QPointer>

namespace liteboxd::verify {

namespace {

constexpr std::chrono::seconds limit(12); // the tool's own 3 s, and the way to the node

kube::ExecCommand commandIn(const ProbePod &pod, std::vector<std::string> words)
{
    return {.nameSpace = pod.nameSpace, .pod = pod.name, .command = std::move(words)};
}

/// Tries one tool after the other. Belongs to the context and deletes itself when done.
class ToolSearch : public QObject
{
public:
    ToolSearch(kube::ApiClient &api, LivePod pod, async::Promise<ProbeTool> promise, QObject *parent)
        : QObject(parent)
        , m_api(api)
        , m_pod(std::move(pod))
        , m_promise(std::move(promise))
    {
        next();
    }

private:
    void next()
    {
        if (m_index == probeTools().size()) {
            return end(base::fail(base::ErrorCode::NotFound,
                                  "the image has neither nc nor bash nor python3 to connect with", m_pod.pod.name));
        }
        const ProbeTool tool = probeTools()[m_index++];
        constexpr std::uint16_t unused = 1; // tcpmux: nobody's
        m_step = tryConnect(m_api, m_pod.pod, tool, {m_pod.address, unused}, this,
                            [this, tool](const base::Result<Reach> &reach) {
                                if (!reach)
                                    end(base::fail(reach.error()));
                                else if (isAnswered(*reach))
                                    end(tool);
                                else
                                    next();
                            });
    }

    void end(base::Result<ProbeTool> result)
    {
        m_promise.complete(std::move(result));
        deleteLater();
    }

    kube::ApiClient &m_api;
    const LivePod m_pod;
    const async::Promise<ProbeTool> m_promise;
    std::size_t m_index = 0;
    async::Request m_step;
};

} // namespace

bool isUnasked(const base::Error &error)
{
    using Code = base::ErrorCode;
    switch (error.code) {
    case Code::Unauthenticated:
    case Code::LoginFailed:
    case Code::Forbidden:
    case Code::NotFound:
    case Code::RateLimited:
    case Code::HostNotFound:
    case Code::ConnectionRefused:
    case Code::ConnectionLost:
    case Code::ProxyFailed:
    case Code::CertificateUntrusted:
    case Code::CertificateWrongName:
    case Code::CertificateExpired:
        return true;
    default:
        return false;
    }
}

async::Request tryConnect(kube::ApiClient &api, const ProbePod &from, ProbeTool tool, const ProbePlace &place,
                          QObject *context, async::Callback<Reach> done)
{
    return sandbox::CommandRun::start(api, commandIn(from, connectCommand(tool, place)), {}, limit, context,
                                      [done = std::move(done)](const base::Result<sandbox::CommandResult> &result) {
                                          if (!result && isUnasked(result.error()))
                                              return done(base::fail(result.error()));
                                          done(reachOf(result));
                                      });
}

async::Request tryDns(kube::ApiClient &api, const ProbePod &from, ProbeTool tool, const ProbePlace &server,
                      QObject *context, async::Callback<DnsReply> done)
{
    const QByteArray query = dnsQuery("kubernetes.default.svc.cluster.local");
    const bool isTcp = dnsWayOf(tool) == DnsWay::Tcp;
    return sandbox::CommandRun::start(
        api, commandIn(from, dnsCommand(tool, server)), isTcp ? overTcp(query) : query, limit, context,
        [isTcp, done = std::move(done)](const base::Result<sandbox::CommandResult> &result) {
            constexpr qsizetype lengthBytes = 2;
            if (!result) // a server that is silent ends the command by its own limit
                return done(base::fail(result.error()));
            done(dnsReplyOf(isTcp ? result->output.mid(lengthBytes) : result->output));
        });
}

async::Request findTool(kube::ApiClient &api, const LivePod &pod, QObject *context, async::Callback<ProbeTool> done)
{
    const async::Promise<ProbeTool> promise(context, std::move(done));
    const QPointer<ToolSearch> search(new ToolSearch(api, pod, promise, context));
    return promise.request([search] { delete search.data(); });
}

} // namespace liteboxd::verify
