// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/gateway/contender.h"
#include "tests/bench/gateway/target.h"
#include "tests/bench/gateway/temporary_folder.h"

#include "gateway/io/tls_context.h"

#include <memory>
#include <optional>
#include <vector>

namespace liteboxd::bench {

/// The proxies at work, of one kind of set-up, with the sandbox behind them. Each has proven that it does the job.
class Stage
{
public:
    enum class Kind {
        OneCore,  ///< proxies, sandbox and client share a core
        Tls,      ///< the same, with TLS on the listener
        TwoCores, ///< two workers on two cores, sandbox and client beside them
    };

    /// Starts all contenders that are installed and have this kind. Throws std::runtime_error when one does not start
    /// or does not do its job.
    Stage(Kind kind, const std::vector<Contender> &contenders, std::size_t connections);

    /// By the contender's index; nullopt: not installed, or not of this kind.
    std::optional<Target> target(std::size_t contender) const;

private:
    void start(const Contender &contender, std::size_t connections);

    Kind m_kind;
    TemporaryFolder m_certificates;
    std::shared_ptr<const io::TlsContext> m_tls;
    EchoUpstream m_upstream;
    std::vector<std::unique_ptr<TemporaryFolder>> m_folders;
    std::vector<std::unique_ptr<ProxyProcess>> m_proxies; ///< as the contenders; nullptr: not there
};

} // namespace liteboxd::bench
