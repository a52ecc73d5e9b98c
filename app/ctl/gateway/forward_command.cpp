// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/forward_command.h"

#include "core/base/port_number.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

using Health = forward::PortForwardState::Health;

namespace {

Shape forwardShape()
{
    return {Shape::member("local"),
            {{"ID", Shape::member("id")}, {"LOCAL", Shape::member("local")}, {"PORT", Shape::member("port")}}};
}

} // namespace

std::optional<ForwardCommand::Wish> ForwardCommand::wish(const std::string &text)
{
    const std::size_t colon = text.find(':');
    const auto port = base::parsePort(colon == std::string::npos ? text : text.substr(colon + 1));
    if (!port)
        return std::nullopt;
    if (colon == std::string::npos)
        return Wish{*port, *port};
    if (colon == 0)
        return Wish{0, *port};
    const auto local = base::parsePort(text.substr(0, colon));
    return local ? std::optional(Wish{*local, *port}) : std::nullopt;
}

void ForwardCommand::declare(CLI::App &options)
{
    options.add_option("ID", m_idText, "the sandbox")->required();
    options
        .add_option_function<std::vector<std::string>>(
            "PORT",
            [this](const std::vector<std::string> &texts) {
                for (const std::string &text : texts) {
                    const auto read = wish(text);
                    if (!read)
                        throw CLI::ValidationError("PORT",
                                                   '"' + text + "\" is no port such as 8080, 9000:8080 or :8080");
                    m_wishes.push_back(*read);
                }
            },
            "a port of it, and before a colon the local one if it is to be another (:8080 picks one)")
        ->required()
        ->type_name("[LOCAL:]PORT");
    m_way.declare(options);
}

void ForwardCommand::start(Invocation &invocation)
{
    connect(&m_way, &ForwardWay::ready, this, [this, &invocation] { listen(invocation); });
    m_way.start(invocation, m_idText);
}

void ForwardCommand::listen(Invocation &invocation)
{
    for (const Wish &each : m_wishes) {
        const auto tell = [this, &invocation, port = each.port](const forward::PortForwardState &state) {
            if (state.health != Health::Failing || !state.error)
                return;
            QMetaObject::invokeMethod(
                this,
                [&invocation, port, error = *state.error] {
                    invocation.messages().note("port " + std::to_string(port) + ": " + error.text());
                },
                Qt::QueuedConnection);
        };
        auto listener = m_way.forwarder().listen(*io::SocketAddress::parse("127.0.0.1", each.local),
                                                 m_way.resolver(each.port), tell);
        if (!listener)
            return invocation.fail(listener.error(), "Another local port may be free: LOCAL:PORT, or :PORT for any.");
        const int local = (*listener)->address().port();
        m_listeners.push_back(std::move(*listener));
        invocation.output().next(forwardShape(), {{u"id"_s, QString::fromStdString(m_idText)},
                                                  {u"local"_s, u"127.0.0.1:%1"_s.arg(local)},
                                                  {u"port"_s, each.port}});
    }
}

} // namespace liteboxd::ctl
