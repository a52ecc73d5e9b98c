// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/flows/flows_command.h"

#include "app/ctl/flows/flow_shape.h"
#include "app/ctl/frame/input_file.h"
#include "core/flows/flow_words.h"
#include "core/hubble/compact_line.h"
#include "core/hubble/flow_json.h"

#include <CLI/CLI.hpp>

#include <QQueue>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

using Phase = hubble::SourceState::Phase;

namespace {

constexpr std::uint64_t usualNumber = 20; // defaults.FlowPrintCount of hubble

/// Words that stand for themselves; all others have a value behind them.
bool isSwitch(const QString &word)
{
    return word == u"--ipv4" || word == u"--ipv6" || word == u"--follow" || word == u"--not" ||
           word.endsWith(u"all-namespaces");
}

/// Has a meaning of its own with every command.
bool isTaken(const QString &word)
{
    return word == u"--namespace";
}

} // namespace

void FlowsCommand::declare(CLI::App &options)
{
    options
        .add_option_function<std::string>(
            "-o,--output",
            [this](const std::string &name) {
                const std::map<std::string, Style> styles{{"compact", Style::Compact}, {"table", Style::Compact},
                                                          {"wide", Style::Compact},    {"yaml", Style::Yaml},
                                                          {"name", Style::Name},       {"json", Style::Json},
                                                          {"jsonl", Style::JsonLines}, {"jsonpb", Style::JsonPb}};
                const auto found = styles.find(name);
                if (found == styles.end())
                    throw CLI::ValidationError("--output", '"' + name +
                                                               "\" is no format of flows, only compact, json, "
                                                               "jsonl, jsonpb, yaml and name are");
                m_asked = found->second;
            },
            "how to write them: compact, json, jsonl, yaml, name (their uuids), or jsonpb, which hubble observe "
            "--input-file reads")
        ->type_name("FORMAT");
    options.add_flag("--all", m_all, "all that Hubble still has");
    options.add_flag("--print-node-name", m_showsNode, "say which node saw each");
    options.add_flag("--print-policy-names", m_showsPolicies, "say which policies decided, where Hubble does");
    options.add_flag("--numeric", m_isNumeric, "addresses, not names of pods and services");
    options
        .add_option("--input-file", m_inputFile,
                    "read jsonpb lines from this file, or - for standard input, and not "
                    "from Hubble")
        ->type_name("FILE");
    declareWords(options);
    HubbleCommand::declare(options);
}

void FlowsCommand::declareWords(CLI::App &options)
{
    const char *const group = "Which flows, by the words of hubble observe; --not is about the next";
    for (const QString &word : flows::flowWords()) {
        if (isTaken(word))
            continue;
        const std::string letter = word == u"--follow"           ? "-f,"
                                   : word == u"--type"           ? "-t,"
                                   : word == u"--label"          ? "-l,"
                                   : word == u"--ipv4"           ? "-4,"
                                   : word == u"--ipv6"           ? "-6,"
                                   : word == u"--all-namespaces" ? "-A,"
                                                                 : "";
        const std::string names = letter + word.toStdString();
        if (isSwitch(word)) {
            options.add_flag_callback(names, [this, word] { m_words << word; })->trigger_on_parse()->group(group);
            continue;
        }
        options
            .add_option_function<std::vector<std::string>>(names,
                                                           [this, word](const std::vector<std::string> &values) {
                                                               for (const std::string &each : values)
                                                                   m_words << word << QString::fromStdString(each);
                                                           })
            ->trigger_on_parse()
            ->expected(1)
            ->allow_extra_args(false)
            ->type_name("VALUE")
            ->group(group);
    }
}

FlowsCommand::Style FlowsCommand::styleFor(Format format)
{
    switch (format) {
    case Format::Json:
        return Style::Json;
    case Format::JsonLines:
        return Style::JsonLines;
    case Format::Yaml:
        return Style::Yaml;
    case Format::Name:
        return Style::Name;
    case Format::Table:
    case Format::Wide:
        break;
    }
    return Style::Compact;
}

void FlowsCommand::start(Invocation &invocation)
{
    m_style = m_asked.value_or(styleFor(invocation.options().format));
    for (const Format format : {Format::Json, Format::JsonLines, Format::Yaml, Format::Name}) {
        if (styleFor(format) == m_style)
            invocation.output().setFormat(format); // of an error, too
    }
    const auto query = flows::parseFlowWords(m_words, std::chrono::system_clock::now());
    if (!query)
        return invocation.fail(query.error(), "See liteboxctl flows --help.");
    m_query = *query;
    if (m_query.first && (m_query.last || m_query.follow || m_all))
        return invocation.fail(
            {base::ErrorCode::InvalidArgument, "--first goes with neither --last, --all nor --follow", {}});
    if (m_query.last && m_all)
        return invocation.fail({base::ErrorCode::InvalidArgument, "--last does not go with --all", {}});
    if (!m_inputFile.empty())
        return readFile(invocation);
    const bool saysNothing = !m_query.since && !m_query.until && !m_query.first && !m_query.last && !m_query.follow;
    if (saysNothing && !m_all)
        m_query.last = usualNumber;
    invocation.limitTime(std::chrono::seconds(30), "Hubble to answer");
    open(invocation, m_style == Style::JsonPb ? hubble::FlowFields::All : hubble::FlowFields::Shown);
}

void FlowsCommand::ask(Invocation &invocation, hubble::FlowSource &source)
{
    connect(&source, &hubble::FlowSource::flowsCame, this, [this, &invocation](const QList<flows::Flow> &flows) {
        for (const flows::Flow &each : flows)
            write(invocation, each);
    });
    connect(&source, &hubble::FlowSource::gapFound, this,
            [this, &invocation](const flows::FlowGap &gap) { write(invocation, gap); });
    connect(&source, &hubble::FlowSource::nodesChanged, this,
            [this, &invocation](const hubble::NodeChange &change) { warn(invocation, change); });
    connect(&source, &hubble::FlowSource::stateChanged, this,
            [this, &invocation](const hubble::SourceState &state) { follow(invocation, state); });
    source.start(m_query);
}

void FlowsCommand::follow(Invocation &invocation, const hubble::SourceState &state)
{
    switch (state.phase) {
    case Phase::Live:
        if (!std::exchange(m_wasLive, true) && m_query.follow)
            invocation.endLimit();
        return;
    case Phase::Finished:
        return end(invocation);
    case Phase::Failed:
        return invocation.fail(*state.error);
    case Phase::Waiting:
        if (!m_wasLive)
            return invocation.fail(*state.error);
        return invocation.messages().note("Hubble: " + state.error->text() + "; trying again");
    case Phase::Idle:
    case Phase::Connecting:
        return;
    }
}

void FlowsCommand::loseReader(Invocation &invocation)
{
    if (m_query.follow)
        invocation.finish();
}

void FlowsCommand::readFile(Invocation &invocation)
{
    const auto content = readInput(m_inputFile);
    if (!content)
        return invocation.fail(content.error());
    const auto matcher = flows::FlowMatcher::create(m_query);
    if (!matcher)
        return invocation.fail(matcher.error());
    std::size_t number = 0;
    std::uint64_t written = 0;
    QQueue<flows::Flow> last;
    for (const QByteArray &line : content->split('\n')) {
        ++number;
        if (line.trimmed().isEmpty())
            continue;
        const auto flow = hubble::flowFromJson(line);
        if (!flow && flow.error().code == base::ErrorCode::Unsupported)
            continue; // lost events, changes of nodes
        if (!flow)
            return invocation.fail(
                {flow.error().code, flow.error().message, m_inputFile + ':' + std::to_string(number)});
        if (m_query.first && written == *m_query.first)
            break;
        if (!matcher->matches(*flow))
            continue;
        ++written;
        if (!m_query.last) {
            write(invocation, *flow);
            continue;
        }
        last.enqueue(*flow);
        if (static_cast<std::uint64_t>(last.size()) > *m_query.last)
            last.dequeue();
    }
    for (const flows::Flow &flow : last)
        write(invocation, flow);
    end(invocation);
}

void FlowsCommand::write(Invocation &invocation, const flows::Flow &flow)
{
    Output &output = invocation.output();
    switch (m_style) {
    case Style::Compact:
        output.raw(hubble::compactLine(flow, {m_showsNode, !m_isNumeric, m_showsPolicies}));
        break;
    case Style::JsonPb:
        output.raw(hubble::jsonpbLine(flow));
        break;
    case Style::Name:
        output.next({Shape::member("uuid"), {}}, jsonOf(flow));
        break;
    case Style::Json:
    case Style::Yaml:
        if (!m_query.follow)
            return m_items.append(jsonOf(flow));
        [[fallthrough]];
    case Style::JsonLines:
        output.next({}, jsonOf(flow));
    }
    if (!output.isOpen()) // who read it has enough: head, grep -q
        invocation.finish();
}

void FlowsCommand::write(Invocation &invocation, const flows::FlowGap &gap)
{
    invocation.messages().note(sentenceOf(gap).toStdString());
    if (m_style == Style::JsonPb)
        invocation.output().raw(hubble::jsonpbLine(gap));
    else if ((m_style == Style::Json || m_style == Style::Yaml) && !m_query.follow)
        m_items.append(jsonOf(gap));
    else if (m_style == Style::Json || m_style == Style::JsonLines || m_style == Style::Yaml)
        invocation.output().next({}, jsonOf(gap));
}

void FlowsCommand::warn(Invocation &invocation, const hubble::NodeChange &change) const
{
    const std::string nodes = change.nodes.join(u", "_s).toStdString();
    if (change.state == hubble::NodeState::Unavailable)
        invocation.messages().note("no flows come from these nodes: " + nodes);
    else if (change.state == hubble::NodeState::Error)
        invocation.messages().note("nodes " + nodes + ": " + change.message.toStdString());
}

void FlowsCommand::end(Invocation &invocation)
{
    if ((m_style == Style::Json || m_style == Style::Yaml) && !m_query.follow)
        invocation.output().list({}, m_items);
    invocation.finish();
}

} // namespace liteboxd::ctl
