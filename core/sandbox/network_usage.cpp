// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/network_usage.h"

#include "core/kube/api_call.h"
#include "core/kube/decode/json_parser.h"
#include "core/sandbox/time_text.h"

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds limit{10};

} // namespace

QJsonObject NetworkUsage::json() const
{
    return {{u"sentBytes"_s, sent}, {u"receivedBytes"_s, received}, {u"at"_s, timeText(at)}};
}

base::Result<NetworkUsages> networkUsagesFrom(const QByteArray &summary)
{
    kube::JsonParser parser;
    const auto parsed = parser.parse({summary.constData(), static_cast<std::size_t>(summary.size())});
    if (!parsed || !(*parsed)["pods"].isArray())
        return base::fail(base::ErrorCode::ProtocolViolated, "this is no summary of a kubelet");
    NetworkUsages found;
    (*parsed)["pods"].eachItem([&found](const kube::JsonView &pod) {
        const kube::JsonView network = pod["network"];
        const auto sent = network["txBytes"].integer();
        const auto received = network["rxBytes"].integer();
        const auto at = network["time"].time();
        const std::string_view uid = pod["podRef"]["uid"].text();
        if (uid.empty() || !at || !sent || !received || *sent < 0 || *received < 0)
            return;
        found.insert(QString::fromUtf8(uid.data(), static_cast<qsizetype>(uid.size())), {*sent, *received, *at});
    });
    return found;
}

async::Request askForNetworkUsage(kube::ApiClient &api, const std::string &node, QObject *context,
                                  async::Callback<NetworkUsages> done)
{
    const kube::ResourcePath proxy{kube::resources::nodes(), {}, node, "proxy"};
    kube::HttpRequest request;
    request.target = proxy.path() + "/stats/summary";
    request.timeLimit = limit;
    return kube::ApiCall::start(api.transport(), request, proxy.text(), context,
                                [done = std::move(done)](const base::Result<QByteArray> &answer) {
                                    done(answer ? networkUsagesFrom(*answer) : base::fail(answer.error()));
                                });
}

} // namespace liteboxd::sandbox
