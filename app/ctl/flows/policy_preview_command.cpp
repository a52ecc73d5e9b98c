// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/flows/policy_preview_command.h"

#include "app/ctl/frame/duration_option.h"
#include "app/ctl/frame/input_file.h"
#include "app/ctl/policies/policy_shape.h"
#include "app/policies/words/policy_text.h"
#include "core/flows/replay.h"
#include "core/policy/lint/policy_linter.h"
#include "core/policy/objects/object_files.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>

#include <algorithm>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject jsonOf(const policy::VerdictChange &change)
{
    QJsonObject json = ctl::jsonOf(change.after);
    const std::string_view before = policy::explain::nameOf(change.before);
    json.insert(u"before"_s, QString::fromUtf8(before.data(), static_cast<qsizetype>(before.size())));
    json.insert(u"computed"_s, true);
    return json;
}

Shape changeShape()
{
    return {Shape::member("from"),
            {{"FROM", Shape::member("from")},
             {"TO", Shape::member("to")},
             {"PORT", Shape::member("port")},
             {"BEFORE", Shape::member("before")},
             {"VERDICT", Shape::member("verdict")}}};
}

QJsonArray jsonOf(const std::vector<flows::Replay::Change> &changes)
{
    QJsonArray made;
    for (const flows::Replay::Change &each : changes)
        made.append(QJsonObject{{u"target"_s, each.target},
                                {u"sandboxes"_s, QJsonArray::fromStringList(each.sandboxes)},
                                {u"count"_s, static_cast<qint64>(each.count)}});
    return made;
}

Shape replayShape()
{
    return {Shape::member("target"),
            {{"FLOWS", Shape::member("would")},
             {"COUNT", Shape::member("count")},
             {"TARGET", Shape::member("target")},
             {"SANDBOXES", Shape::member("sandboxes")}}};
}

/// What the policies of the file do not do, though they look like it.
policy::lint::Findings findingsOf(const policy::objects::ClusterObjects &file,
                                  const policy::objects::ClusterObjects &then)
{
    policy::lint::Findings found = policy::lint::findingsOf(policy::explain::PolicyExplainer(then));
    const auto isOfFile = [&file](const policy::lint::Finding &finding) {
        const auto is = [&finding](const auto &policy) { return policy.name == finding.policy.name; };
        return std::any_of(file.networkPolicies.begin(), file.networkPolicies.end(), is) ||
               std::any_of(file.ciliumPolicies.begin(), file.ciliumPolicies.end(), is);
    };
    std::erase_if(found, [&isOfFile](const policy::lint::Finding &finding) {
        return finding.severity == policy::lint::Severity::Info || !isOfFile(finding);
    });
    return found;
}

/// The rows of a table: what drops first.
QJsonArray rowsOf(const QJsonObject &flows)
{
    QJsonArray rows;
    const auto add = [&](const QString &member, const QString &would) {
        for (const QJsonValue each : flows.value(member).toArray()) {
            QJsonObject row = each.toObject();
            row.insert(u"would"_s, would);
            rows.append(row);
        }
    };
    add(u"nowDropped"_s, u"would drop"_s);
    add(u"nowPassing"_s, u"would pass"_s);
    return rows;
}

/// A table of nothing is a sentence.
bool isForPeople(const Output &output)
{
    return output.format() == Format::Table || output.format() == Format::Wide;
}

} // namespace

void PolicyPreviewCommand::declare(CLI::App &options)
{
    options.add_option("-f,--file", m_file, "the policies: a YAML file, or - for standard input")
        ->type_name("FILE")
        ->required();
    addDuration(options, "--since", "of this time, such as 24h, the recorded flows that would now pass or drop",
                [this](std::chrono::seconds time) { m_window = time; });
    PolicyObjectsCommand::declare(options);
}

void PolicyPreviewCommand::act(Invocation &invocation, const policy::explain::PolicyExplainer &explainer)
{
    const auto text = readInput(m_file);
    if (!text)
        return invocation.fail(text.error());
    policy::objects::ClusterObjects changed;
    if (const auto read = policy::objects::addYaml(*text, changed); !read)
        return invocation.fail({read.error().code, read.error().message, m_file});
    if (changed.networkPolicies.empty() && changed.ciliumPolicies.empty())
        return invocation.fail({base::ErrorCode::Malformed, "there is no network policy in it", m_file});
    const auto &now = explainer.objects();
    if (now.pods.size() > policy::mostPodsInPairs)
        invocation.messages().note("there are many pods: they are asked about nodes, API server and world, not about "
                                   "each other");
    m_now = now;
    m_then = policy::withPolicies(now, changed);
    for (const policy::lint::Finding &each : findingsOf(changed, m_then))
        invocation.messages().note(each.policy.text() + ": " + (each.path.empty() ? "" : each.path + ": ") +
                                   policies::policyText(each.message).toStdString());
    for (const policy::VerdictChange &change : policy::verdictChanges(m_now, m_then))
        m_changes.append(jsonOf(change));
    if (m_changes.isEmpty())
        invocation.messages().note("no verdict would change");
    if (!m_window) {
        if (!m_changes.isEmpty() || !isForPeople(invocation.output()))
            invocation.output().list(changeShape(), m_changes);
        return invocation.finish();
    }
    if (readsFiles())
        return invocation.fail({base::ErrorCode::InvalidArgument,
                                "--since and --from-files exclude each other: "
                                "recorded flows are of a cluster",
                                {}});
    m_flows = std::make_unique<RecordedFlows>(invocation);
    connect(m_flows.get(), &RecordedFlows::found, this, [this, &invocation] { tell(invocation); });
    m_flows->start(*m_window);
}

void PolicyPreviewCommand::tell(Invocation &invocation)
{
    const flows::Replay replay = flows::replay(m_flows->values(), policy::explain::PolicyExplainer(m_now),
                                               policy::explain::PolicyExplainer(m_then));
    const bool isStored = m_flows->origin() == RecordedFlows::Origin::Store;
    if (!isStored)
        invocation.messages().note("nothing was recorded here: these are the flows that Hubble still has");
    if (replay.asked + replay.unknown == 0)
        invocation.messages().note("no flows were seen in this time");
    const QJsonObject flows{{u"origin"_s, isStored ? u"store"_s : u"hubble"_s},
                            {u"asked"_s, static_cast<qint64>(replay.asked)},
                            {u"unknown"_s, static_cast<qint64>(replay.unknown)},
                            {u"newlyDropped"_s, static_cast<qint64>(replay.newlyDropped())},
                            {u"newlyPassing"_s, static_cast<qint64>(replay.newlyPassing())},
                            {u"nowDropped"_s, jsonOf(replay.nowDropped)},
                            {u"nowPassing"_s, jsonOf(replay.nowPassing)}};
    Output &output = invocation.output();
    if (!isForPeople(output)) {
        output.list(changeShape(), m_changes, {{u"flows"_s, flows}});
        return invocation.finish();
    }
    if (!m_changes.isEmpty())
        output.list(changeShape(), m_changes);
    const QJsonArray rows = rowsOf(flows);
    if (!m_changes.isEmpty() && !rows.isEmpty())
        output.raw("\n");
    if (!rows.isEmpty())
        output.list(replayShape(), rows);
    else if (replay.asked > 0)
        invocation.messages().note("no recorded flow would newly drop or pass, of " + std::to_string(replay.asked));
    invocation.finish();
}

} // namespace liteboxd::ctl
