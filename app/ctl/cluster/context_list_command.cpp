// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cluster/context_list_command.h"

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

namespace {

QString qstring(const std::string &text)
{
    return QString::fromStdString(text);
}

QJsonValue orNull(const std::string &text)
{
    return text.empty() ? QJsonValue(QJsonValue::Null) : QJsonValue(qstring(text));
}

QJsonObject described(const kube::Kubeconfig &kubeconfig, const kube::ContextEntry &context)
{
    const auto connection = kubeconfig.connection(context.name);
    return {{u"name"_s, qstring(context.name)},
            {u"cluster"_s, qstring(context.cluster)},
            {u"user"_s, qstring(context.user)},
            {u"namespace"_s, orNull(context.nameSpace)},
            {u"server"_s, connection ? orNull(connection->server) : QJsonValue(QJsonValue::Null)},
            {u"current"_s, context.name == kubeconfig.currentContext()},
            {u"problem"_s, connection ? QJsonValue(QJsonValue::Null) : QJsonValue(qstring(connection.error().text()))},
            {u"file"_s, orNull(context.origin.string())}};
}

} // namespace

void ContextListCommand::declare(CLI::App &) {}

void ContextListCommand::start(Invocation &invocation)
{
    const Shape shape{Shape::member("name"),
                      {{"CURRENT", Shape::member("current")},
                       {"NAME", Shape::member("name")},
                       {"CLUSTER", Shape::member("cluster")},
                       {"USER", Shape::member("user")},
                       {"NAMESPACE", Shape::member("namespace")},
                       {"SERVER", Shape::member("server")},
                       {"FILE", Shape::member("file"), ColumnUse::Wide},
                       {"PROBLEM", Shape::member("problem"), ColumnUse::Wide}}};
    const auto kubeconfig = kubeconfigOf(invocation.options());
    if (!kubeconfig)
        return invocation.fail(kubeconfig.error());
    QJsonArray items;
    for (const auto &[name, context] : kubeconfig->contexts())
        items.append(described(*kubeconfig, context));
    invocation.output().list(shape, items);
    invocation.finish();
}

} // namespace liteboxd::ctl
