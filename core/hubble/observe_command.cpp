// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/observe_command.h"

#include "core/hubble/flow_request.h"
#include "core/hubble/stream_event.h"

#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/time_util.h>
#include <observer/observer.pb.h>

namespace liteboxd::hubble {

namespace {

/// RFC 3339 with nanoseconds.
std::string timeText(std::chrono::system_clock::time_point time)
{
    google::protobuf::Timestamp stamp;
    setTimestamp(time, stamp);
    return google::protobuf::util::TimeUtil::ToString(stamp);
}

void addFilters(std::vector<std::string> &words, const char *flag, const QList<flows::FlowFilter> &filters)
{
    google::protobuf::util::JsonPrintOptions options;
    options.preserve_proto_field_names = true;
    for (const flows::FlowFilter &each : filters) {
        std::string text;
        if (google::protobuf::util::MessageToJsonString(filterMessage(each), &text, options).ok())
            words.insert(words.end(), {flag, std::move(text)});
    }
}

} // namespace

std::vector<std::string> observeCommand(const flows::FlowQuery &query)
{
    std::vector<std::string> words{"hubble", "observe", "--output", "jsonpb"};
    if (query.follow)
        words.emplace_back("--follow");
    if (query.since)
        words.insert(words.end(), {"--since", timeText(*query.since)});
    if (query.until && !query.follow)
        words.insert(words.end(), {"--until", timeText(*query.until)});
    if (query.first)
        words.insert(words.end(), {"--first", std::to_string(*query.first)});
    else if (query.last)
        words.insert(words.end(), {"--last", std::to_string(*query.last)});
    else if (!query.follow && !query.since && !query.until)
        words.emplace_back("--all"); // else it would be the last 20
    addFilters(words, "--allowlist", query.allow);
    addFilters(words, "--denylist", query.deny);
    return words;
}

} // namespace liteboxd::hubble
