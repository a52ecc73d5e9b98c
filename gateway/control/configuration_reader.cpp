// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/configuration_reader.h"

#include "core/kube/kubeconfig/local_file.h"
#include "gateway/control/configuration_file.h"
#include "gateway/control/setting_table.h"

#include <unistd.h>

#include <string_view>

namespace liteboxd::control {

namespace {

using base::ErrorCode;

std::vector<std::string> splitAtCommas(std::string_view text)
{
    std::vector<std::string> parts;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        std::string_view part = text.substr(begin, end - begin);
        part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
        part = part.substr(0, part.find_last_not_of(' ') + 1);
        parts.emplace_back(part);
        begin = end + 1;
    }
    return parts;
}

std::string joined(const std::vector<std::string> &values)
{
    std::string text;
    for (const std::string &value : values)
        text.append(text.empty() ? "" : ",").append(value);
    return text;
}

base::Result<void> apply(const Setting &setting, const std::vector<std::string> &values, const std::string &origin,
                         HeadlessConfiguration &to)
{
    std::vector<std::string> given = values;
    if (setting.takes == Setting::Takes::List) {
        given.clear();
        for (const std::string &value : values) {
            const auto parts = splitAtCommas(value);
            given.insert(given.end(), parts.begin(), parts.end());
        }
    } else if (given.size() != 1) {
        return base::fail(ErrorCode::InvalidArgument, "there must be one value", origin);
    }
    if (!setting.set(to, given))
        return base::fail(ErrorCode::InvalidArgument,
                          '"' + joined(values) + "\" is not permitted; it must be " + setting.permitted, origin);
    return {};
}

base::Result<void> applyFile(const std::string &path, HeadlessConfiguration &to)
{
    const auto text = kube::readLocalFile(path);
    if (!text)
        return base::fail(text.error());
    const auto entries = parseConfigurationFile(*text, path);
    if (!entries)
        return base::fail(entries.error());
    for (const ConfigurationEntry &entry : *entries) {
        const Setting *const setting = findSetting(entry.name);
        if (setting == nullptr || setting->places == Setting::Places::NotTheFile)
            return base::fail(ErrorCode::InvalidArgument, "there is no setting \"" + entry.name + "\" for a file",
                              entry.origin);
        if (entry.isList && setting->takes != Setting::Takes::List)
            return base::fail(ErrorCode::InvalidArgument, entry.name + " is no list", entry.origin);
        if (auto applied = apply(*setting, entry.values, entry.origin + ": " + entry.name, to); !applied)
            return applied;
    }
    return {};
}

base::Result<void> applyEnvironment(const Environment &environment, HeadlessConfiguration &to)
{
    if (const auto found = environment.find("DEV_USE_K8S_PROXY"); found != environment.end() && found->second == "true")
        to.gateway.upstreamMode = UpstreamMode::ApiServer;
    for (const Setting &setting : settingTable()) {
        const auto found = environment.find(setting.variable());
        if (found == environment.end() || found->second.empty())
            continue;
        if (auto applied = apply(setting, {found->second}, setting.variable(), to); !applied)
            return applied;
    }
    return {};
}

std::string configurationFileOf(const FlagValues &flags, const Environment &environment)
{
    if (const auto flag = flags.find("config"); flag != flags.end() && !flag->second.empty())
        return flag->second.front();
    const auto variable = environment.find(findSetting("config")->variable());
    return variable == environment.end() ? std::string() : variable->second;
}

} // namespace

Environment environmentOfProcess()
{
    Environment environment;
    for (char **entry = ::environ; entry != nullptr && *entry != nullptr; ++entry) {
        const std::string_view text(*entry);
        const std::size_t equals = text.find('=');
        if (equals != std::string_view::npos)
            environment.emplace(text.substr(0, equals), text.substr(equals + 1));
    }
    return environment;
}

base::Result<HeadlessConfiguration> readConfiguration(const FlagValues &flags, const Environment &environment)
{
    HeadlessConfiguration configuration;
    if (const std::string file = configurationFileOf(flags, environment); !file.empty()) {
        if (auto applied = applyFile(file, configuration); !applied)
            return base::fail(std::move(applied.error()));
    }
    if (auto applied = applyEnvironment(environment, configuration); !applied)
        return base::fail(std::move(applied.error()));
    for (const auto &[name, values] : flags) {
        const Setting *const setting = findSetting(name);
        if (setting == nullptr)
            return base::fail(ErrorCode::InvalidArgument, "there is no such setting", "--" + name);
        if (auto applied = apply(*setting, values, setting->flag(), configuration); !applied)
            return base::fail(std::move(applied.error()));
    }
    if (configuration.tlsCertificate.empty() != configuration.tlsKey.empty())
        return base::fail(ErrorCode::InvalidArgument, "there must be both or none", "tls-certificate and tls-key");
    return configuration;
}

} // namespace liteboxd::control
