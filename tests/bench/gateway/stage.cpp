// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/stage.h"

#include "tests/bench/gateway/certificate_files.h"
#include "tests/bench/gateway/proof.h"

namespace liteboxd::bench {

namespace {

std::size_t lastCore()
{
    return coreCount() - 1;
}

} // namespace

Stage::Stage(Kind kind, const std::vector<Contender> &contenders, std::size_t connections)
    : m_kind(kind)
    , m_upstream(kind == Kind::TwoCores ? 0 : lastCore())
{
    if (kind == Kind::Tls) {
        writeCertificateFiles(m_certificates.path());
        io::TlsContext::ClientSettings settings;
        settings.verify = false;
        m_tls = *io::TlsContext::client(settings);
    }
    unpin();
    if (kind != Kind::TwoCores)
        pinToCore(lastCore());
    for (const Contender &contender : contenders) {
        m_folders.push_back(std::make_unique<TemporaryFolder>());
        m_proxies.emplace_back();
        if (kind == Kind::OneCore || !contender.isLimit())
            start(contender, connections);
    }
    pinToCore(lastCore());
}

void Stage::start(const Contender &contender, std::size_t connections)
{
    PeerSetup setup;
    setup.buffers = contender.buffers;
    setup.port = freePort();
    setup.upstreamPort = m_upstream.port();
    setup.workers = m_kind == Kind::TwoCores ? 2 : 1;
    setup.connections = connections;
    setup.folder = m_folders.back()->path();
    setup.certificates = m_kind == Kind::Tls ? m_certificates.path() : std::filesystem::path();
    const Command command = contender.command(setup);
    if (!command)
        return;
    const std::string name = contender.name + (setup.isLarge() ? " (64 KiB buffers)" : "");
    m_proxies.back() = std::make_unique<ProxyProcess>(name, *command, setup.port, setup.folder / "log");
    proveJob(*target(m_proxies.size() - 1));
}

std::optional<Target> Stage::target(std::size_t contender) const
{
    if (!m_proxies[contender])
        return std::nullopt;
    return Target{*m_proxies[contender], m_upstream, m_tls ? m_tls->get() : nullptr};
}

} // namespace liteboxd::bench
