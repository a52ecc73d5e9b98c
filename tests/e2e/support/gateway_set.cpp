// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/support/gateway_set.h"

#include <QTest>

namespace liteboxd::e2e {

using namespace Qt::Literals::StringLiterals;

namespace {

bool createSandboxes(Cluster &cluster)
{
    for (const QString &id : {u"aaaaaaaa"_s, u"bbbbbbbb"_s}) {
        if (!cluster.createSandbox(id, cluster.nextAddress(),
                                   QString::fromStdString(GatewaySet::tokenOf(id.toStdString()))))
            return false;
    }
    return cluster.createSandbox(u"cccccccc"_s, cluster.nextAddress(), {}) &&
           cluster.createSandbox(u"dddddddd"_s, {}, QString::fromStdString(GatewaySet::tokenOf("dddddddd"))) &&
           cluster.createSandbox(u"eeeeeeee"_s, u"10.42.0.99"_s,
                                 QString::fromStdString(GatewaySet::tokenOf("eeeeeeee")));
}

/// The table is loaded after the gateway listens: until then it answers 503.
bool isLoaded(std::uint16_t port)
{
    const auto serves = [port] {
        RawClient client(port);
        client.send(request("GET", routeTo("aaaaaaaa"), tokenField("aaaaaaaa")));
        return client.readResponse().status == 200;
    };
    return QTest::qWaitFor(serves, 20'000);
}

} // namespace

QStringList GatewaySet::modes()
{
    return {u"direct"_s, u"portforward"_s, u"apiserver"_s};
}

std::unique_ptr<GatewaySet> GatewaySet::start(const QStringList &furtherArguments)
{
    std::unique_ptr<GatewaySet> set(new GatewaySet);
    set->m_cluster = Cluster::ofTheRig();
    if (!set->m_cluster || !createSandboxes(*set->m_cluster)) {
        qWarning("no API server that takes our pods");
        return nullptr;
    }
    for (const QString &mode : modes()) {
        Gateway gateway;
        gateway.process = std::make_unique<GatewayProcess>(QStringList{u"--kubeconfig"_s, set->m_cluster->kubeconfig(),
                                                                       u"--namespace"_s, u"liteboxd"_s, u"--listen"_s,
                                                                       u"127.0.0.1:0"_s, u"--upstream-mode"_s, mode} +
                                                           furtherArguments);
        gateway.port = gateway.process->waitForPort();
        if (gateway.port == 0 || !isLoaded(gateway.port)) {
            qWarning("the gateway does not serve: %s", gateway.process->errors().constData());
            return nullptr;
        }
        set->m_gateways.emplace(mode, std::move(gateway));
    }
    return set;
}

std::string GatewaySet::tokenOf(std::string_view id)
{
    std::string token;
    for (int i = 0; i < 8; ++i)
        token += id;
    return token;
}

std::string routeTo(std::string_view id, std::string_view path, int port)
{
    std::string target = "/api/v1/sandbox/";
    target += id;
    target += "/port/" + std::to_string(port);
    target += path;
    return target;
}

std::string tokenField(std::string_view id)
{
    return "X-Access-Token: " + GatewaySet::tokenOf(id) + "\r\n";
}

std::string request(std::string_view method, std::string_view target, std::string_view fields)
{
    std::string text(method);
    text += ' ';
    text += target;
    text += " HTTP/1.1\r\nHost: gateway.example\r\n";
    text += fields;
    text += "\r\n";
    return text;
}

} // namespace liteboxd::e2e
