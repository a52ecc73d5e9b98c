// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/cluster/demo_cluster.h"
#include "app/demo/objects/demo_fault.h"
#include "app/program/command_line.h"
#include "app/program/process_protection.h"

#include <CLI/CLI.hpp>

#include <charconv>
#include <csignal>
#include <iostream>
#include <sys/resource.h>

using namespace liteboxd;

namespace {

/// "127.0.0.1:0". The demo has no business on any other network than loopback.
base::Result<io::SocketAddress> parseListen(const std::string &text)
{
    const auto colon = text.rfind(':');
    std::uint16_t port = 0;
    const char *const end = text.data() + text.size();
    const auto digits = colon == std::string::npos ? std::from_chars_result{end, std::errc::invalid_argument}
                                                   : std::from_chars(text.data() + colon + 1, end, port);
    if (digits.ec != std::errc() || digits.ptr != end)
        return base::fail(base::ErrorCode::InvalidArgument, "an address looks like 127.0.0.1:0", text);
    auto address = io::SocketAddress::parse(text.substr(0, colon), port);
    if (address && !address->isLoopback())
        return base::fail(base::ErrorCode::InvalidArgument, "the demo listens on loopback addresses only", text);
    return address;
}

/// One listening socket per sandbox is more than the usual soft limit allows.
void raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

int report(const base::Error &error)
{
    return program::say(program::complaint("liteboxd-demo", error.text()));
}

} // namespace

int main(int argc, char **argv)
{
    program::protectMemory();
    program::keepFilesPrivate();
    program::forbidNewPrivileges();
    CLI::App options{"A demo cluster without a cluster: serves the part of the Kubernetes API that LiteBoxd Console "
                     "uses, with sandboxes that live on this machine's loopback network."};
    std::string kubeconfig;
    std::string listen = "127.0.0.1:0";
    int sandboxes = 6;
    options.add_option("--kubeconfig-out", kubeconfig, "write the kubeconfig that leads here to this file")->required();
    options.add_option("--sandboxes", sandboxes, "how many sandboxes there are at first")
        ->check(CLI::Range(0, 20'000))
        ->capture_default_str();
    std::string fault;
    std::vector<std::string> faults;
    std::string says = "start with the default policies in place and this wrong on purpose:";
    for (const demo::DemoFault &one : demo::demoFaults()) {
        faults.push_back(one.name);
        says += "\n" + one.name + ": " + one.says;
    }
    options.add_option("--fault", fault, says)->type_name("NAME")->check(CLI::IsMember(faults));
    options.add_option("--listen", listen, "where the API server listens; port 0 picks one")->capture_default_str();
    if (const auto exit = program::parseCommandLine(options, argc, argv))
        return program::say(*exit);

    sigset_t endings;
    sigemptyset(&endings);
    sigaddset(&endings, SIGTERM);
    sigaddset(&endings, SIGINT);
    pthread_sigmask(SIG_BLOCK, &endings, nullptr); // before there are threads: they inherit it
    std::signal(SIGPIPE, SIG_IGN);
    raiseDescriptorLimit();

    const auto address = parseListen(listen);
    if (!address)
        return report(address.error());
    demo::DemoCluster::Settings settings;
    settings.listen = *address;
    settings.sandboxes = sandboxes;
    settings.fault = fault;
    const auto cluster = demo::DemoCluster::start(settings);
    if (!cluster)
        return report(cluster.error());
    const auto file = demo::KubeconfigFile::write(kubeconfig, (*cluster)->access());
    if (!file)
        return report(file.error());

    std::cout << "ready: kubeconfig " << file->path() << ", " << (*cluster)->access().server << ", " << sandboxes
              << " sandboxes";
    if (const std::string gateway = (*cluster)->openGateway(); !gateway.empty())
        std::cout << ", gateway " << gateway;
    std::cout << std::endl;
    int signal = 0;
    sigwait(&endings, &signal);
    (*cluster)->stop(std::chrono::seconds(2));
    return 0;
}
