// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/relay/hubble_command.h"

#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/time_util.h>

#include <charconv>
#include <limits>

namespace liteboxd::demo {

namespace {

constexpr int mostAtOnce = 500; ///< flows, before others have their turn

std::optional<std::uint64_t> numberOf(const std::string &text)
{
    std::uint64_t number = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
    return end.ec == std::errc() && end.ptr == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

bool isTime(const std::string &text, google::protobuf::Timestamp &time)
{
    return google::protobuf::util::TimeUtil::FromString(text, &time);
}

bool isFilter(const std::string &text, ::flow::FlowFilter &filter)
{
    return google::protobuf::util::JsonStringToMessage(text, &filter).ok();
}

} // namespace

HubbleCommand::HubbleCommand(std::shared_ptr<FlowRing> ring, const std::vector<std::string> &words,
                             const std::vector<std::string> &otherNodes)
{
    Request request;
    const auto fault = read(words, request);
    for (const std::string &node : otherNodes)
        request.add_blacklist()->add_node_name(node);
    if (fault)
        fail(*fault);
    else if (!ring)
        fail("failed to connect to 'unix:///var/run/cilium/hubble.sock': connect: no such file or directory");
    else
        begin(std::move(ring), std::move(request));
}

void HubbleCommand::begin(std::shared_ptr<FlowRing> ring, Request request)
{
    m_reading.emplace(std::move(ring), std::move(request));
    if (const grpc::Status status = m_reading->fault(); !status.ok())
        return fail(status.error_message());
    m_reading->begin();
}

/// Why the words cannot be carried out; nothing if they can.
std::optional<std::string> HubbleCommand::read(const std::vector<std::string> &words, Request &request)
{
    if (words.size() < 2 || words[1] != "observe")
        return "unknown command: the demo has only hubble observe";
    std::string output = "compact";
    bool asksAll = false;
    for (std::size_t i = 2; i < words.size(); ++i) {
        const std::string &flag = words[i];
        if (flag == "--follow" || flag == "-f") {
            request.set_follow(true);
            continue;
        }
        if (flag == "--all") {
            asksAll = true;
            continue;
        }
        if (i + 1 == words.size())
            return "flag needs an argument: " + flag;
        if (flag == "--output" || flag == "-o")
            output = words[++i];
        else if (const auto fault = take(flag, words[++i], request))
            return fault;
    }
    if (output != "jsonpb")
        return "invalid output format: the demo writes only jsonpb";
    if (asksAll)
        request.set_number(std::numeric_limits<std::uint64_t>::max());
    return std::nullopt;
}

std::optional<std::string> HubbleCommand::take(const std::string &flag, const std::string &value, Request &request)
{
    if (flag == "--first" || flag == "--last") {
        const auto number = numberOf(value);
        if (!number)
            return "invalid argument \"" + value + "\" for \"" + flag + "\" flag";
        request.set_first(flag == "--first");
        request.set_number(*number);
    } else if (flag == "--since") {
        if (!isTime(value, *request.mutable_since()))
            return "failed to parse the since time: " + value;
    } else if (flag == "--until") {
        if (!isTime(value, *request.mutable_until()))
            return "failed to parse the until time: " + value;
    } else if (flag == "--allowlist" || flag == "--denylist") {
        auto &list = flag == "--allowlist" ? *request.mutable_whitelist() : *request.mutable_blacklist();
        if (!isFilter(value, *list.Add()))
            return "failed to decode '" + value + "'";
    } else {
        return "unknown flag: " + flag;
    }
    return std::nullopt;
}

void HubbleCommand::fail(const std::string &why)
{
    m_errors += why + '\n';
    m_exitCode = 1;
}

void HubbleCommand::run()
{
    observer::GetFlowsResponse response;
    google::protobuf::util::JsonPrintOptions options;
    options.preserve_proto_field_names = true;
    for (int i = 0; i < mostAtOnce && !m_exitCode; ++i) {
        const FlowReading::Next next = m_reading->next();
        if (!next.flow) {
            if (next.isOver)
                m_exitCode = 0;
            return;
        }
        m_reading->fill(*next.flow, response);
        std::string line;
        if (google::protobuf::util::MessageToJsonString(response, &line, options).ok())
            m_output += line + '\n';
    }
}

} // namespace liteboxd::demo
