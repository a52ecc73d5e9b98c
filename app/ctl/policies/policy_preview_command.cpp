// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/policies/policy_preview_command.h"

#include "app/ctl/frame/input_file.h"
#include "app/ctl/policies/policy_shape.h"
#include "core/policy/objects/object_files.h"
#include "core/policy/policy_preview.h"

#include <CLI/CLI.hpp>
#include <QJsonArray>

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

} // namespace

void PolicyPreviewCommand::declare(CLI::App &options)
{
    options.add_option("-f,--file", m_file, "the policies: a YAML file, or - for standard input")
        ->type_name("FILE")
        ->required();
    options.add_option("--since", m_since, "of this time, the recorded flows that would now pass or drop")
        ->type_name("TIME");
    PolicyObjectsCommand::declare(options);
}

void PolicyPreviewCommand::act(Invocation &invocation, const policy::explain::PolicyExplainer &explainer)
{
    const auto text = readInput(m_file);
    if (!text)
        return invocation.fail(text.error());
    policy::objects::ClusterObjects changed;
    if (const auto read = policy::objects::addYaml(*text, changed); !read)
        return invocation.fail(read.error());
    if (changed.networkPolicies.empty() && changed.ciliumPolicies.empty())
        return invocation.fail({base::ErrorCode::Malformed, "there is no network policy in it", m_file});
    const auto &now = explainer.objects();
    if (now.pods.size() > policy::mostPodsInPairs)
        invocation.messages().note("there are many pods: they are asked about nodes, API server and world, not about "
                                   "each other");
    QJsonArray items;
    for (const policy::VerdictChange &change : policy::verdictChanges(now, policy::withPolicies(now, changed)))
        items.append(jsonOf(change));
    if (!m_since.empty())
        invocation.messages().note("no flows are recorded here: only computed verdicts are compared");
    invocation.output().list(changeShape(), items);
    invocation.finish();
}

} // namespace liteboxd::ctl
