// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/gateway/install_shape.h"

#include "app/ctl/frame/outcome_shape.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

QString nameOf(install::ObjectOutcome outcome)
{
    switch (outcome) {
    case install::ObjectOutcome::Created:
        return u"created"_s;
    case install::ObjectOutcome::Changed:
        return u"changed"_s;
    case install::ObjectOutcome::Unchanged:
        return u"unchanged"_s;
    case install::ObjectOutcome::Removed:
        return u"removed"_s;
    case install::ObjectOutcome::Absent:
        return u"absent"_s;
    case install::ObjectOutcome::Failed:
        return u"failed"_s;
    case install::ObjectOutcome::NotTried:
        break;
    }
    return u"notTried"_s;
}

/// A value in one line; "-" where there is none.
std::string shown(const QJsonValue &value)
{
    if (value.isUndefined())
        return "-";
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2).toStdString();
}

QJsonObject jsonOf(const install::ObjectResult &result)
{
    QJsonArray changes;
    for (const install::FieldChange &change : result.changes) {
        changes.append(QJsonObject{{u"path"_s, change.path},
                                   {u"before"_s, change.before.isUndefined() ? QJsonValue() : change.before},
                                   {u"after"_s, change.after.isUndefined() ? QJsonValue() : change.after}});
    }
    QJsonObject json{{u"kind"_s, QString::fromStdString(result.path.resource.kind)},
                     {u"namespace"_s, QString::fromStdString(result.path.nameSpace)},
                     {u"name"_s, QString::fromStdString(result.path.name)},
                     {u"outcome"_s, nameOf(result.outcome)},
                     {u"changes"_s, changes}};
    if (result.error)
        json.insert(u"error"_s, objectError(*result.error));
    return json;
}

const char *adviceFor(const base::Error &error)
{
    if (error.code == base::ErrorCode::Conflict)
        return "Somebody else wrote these fields, or the object; install and upgrade take fields over with --take.";
    if (error.code == base::ErrorCode::NotFound)
        return "The namespace has to be there: kubectl create namespace NAME.";
    return "Nothing was changed unless the list says so.";
}

} // namespace

void tellChanges(Messages &messages, const install::InstallReport &report)
{
    for (const install::ObjectResult &result : report.objects) {
        for (const install::FieldChange &change : result.changes)
            messages.note(result.path.resource.kind + ' ' + result.path.name + ": " + change.path.toStdString() + ": " +
                          shown(change.before) + " becomes " + shown(change.after));
    }
}

std::string rolloutText(const install::RolloutStanding &standing)
{
    if (!standing.isSeen)
        return "the cluster has not looked at the Deployment yet";
    return std::to_string(standing.ready) + " of " + std::to_string(standing.wanted) + " replicas are ready";
}

void tellReport(Invocation &invocation, const install::InstallReport &report, const install::RolloutStanding &standing)
{
    QJsonArray items;
    for (const install::ObjectResult &result : report.objects) {
        QJsonObject item = jsonOf(result);
        if (result.path.resource.kind == "Deployment")
            item.insert(u"rollout"_s, QJsonObject{{u"wanted"_s, standing.wanted},
                                                  {u"ready"_s, standing.ready},
                                                  {u"complete"_s, standing.isComplete},
                                                  {u"obstacle"_s,
                                                   standing.obstacle ? QJsonValue(*standing.obstacle) : QJsonValue()}});
        items.append(item);
    }
    invocation.output().list(outcomeShape(), items);
    if (standing.isComplete) {
        invocation.messages().note(rolloutText(standing));
        return invocation.finish();
    }
    const std::string text = rolloutText(standing);
    if (standing.obstacle)
        invocation.messages().error({base::ErrorCode::Rejected, text + "; " + standing.obstacle->toStdString(), {}},
                                    "What is installed stays; mend it and say gateway upgrade.");
    else
        invocation.messages().error({base::ErrorCode::TimedOut, "when the time was up, " + text, {}},
                                    "It may come yet: kubectl rollout status goes on watching.");
    invocation.finish(ExitCode::Failed);
}

void tellReport(Invocation &invocation, const install::InstallReport &report)
{
    QJsonArray items;
    for (const install::ObjectResult &result : report.objects)
        items.append(jsonOf(result));
    invocation.output().list(outcomeShape(), items);
    const base::Error *const fault = report.fault();
    if (fault == nullptr)
        return invocation.finish();
    invocation.messages().error(*fault, adviceFor(*fault));
    invocation.finish(exitCodeFor(fault->code));
}

} // namespace liteboxd::ctl
