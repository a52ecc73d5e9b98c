// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/policy_explainer.h"
#include "core/policy/objects/object_reader.h"
#include "core/yaml/yaml_json.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QString>

namespace liteboxd::tests {

/// What the evaluator says to one connection: {"pod", "direction", "peer", "port"}.
inline QString verdictOf(const policy::explain::PolicyExplainer &explainer, const QJsonObject &question)
{
    namespace explain = policy::explain;
    const std::string name = question[u"pod"].toString().toStdString();
    const std::size_t slash = name.find('/');
    const auto pod = explainer.identities().findPod({name.substr(0, slash), name.substr(slash + 1)});
    const auto peer = explain::parsePeer(question[u"peer"].toString().toStdString());
    const auto port = explain::TargetPort::parse(question[u"port"].toString().toStdString());
    if (!pod || !peer || !port)
        return QStringLiteral("cannot be asked");
    const auto direction =
        question[u"direction"] == QStringLiteral("ingress") ? explain::Direction::Ingress : explain::Direction::Egress;
    const auto verdict = explainer.explain(*pod, direction, *peer, *port);
    if (!verdict)
        return QString::fromStdString(verdict.error().text());
    const std::string_view outcome = explain::nameOf(verdict->outcome);
    return QString::fromUtf8(outcome.data(), static_cast<qsizetype>(outcome.size()));
}

/// One case of a file of cases, in the form in which the program with Cilium's engine takes and answers it.
struct PolicyCase
{
    QString name;
    QJsonArray objects;
    QJsonArray questions; ///< each with its "verdict"
};

/// The documents of a text.
inline QList<QJsonObject> documentsOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("%s cannot be read", qPrintable(path));
    QList<QJsonObject> documents;
    for (const YAML::Node &document : YAML::LoadAll(file.readAll().toStdString())) {
        const auto json = yaml::toJson(document);
        if (!json)
            qFatal("%s: %s", qPrintable(path), json.error().reason.c_str());
        documents << json->toObject();
    }
    return documents;
}

/// The cases of a file, each with the objects of `cluster` before its own.
inline QList<PolicyCase> casesOf(const QString &path, const QList<QJsonObject> &cluster)
{
    QList<PolicyCase> cases;
    for (const QJsonObject &document : documentsOf(path)) {
        if (document[u"kind"] != QStringLiteral("Case")) {
            cases.last().objects.append(document);
            continue;
        }
        PolicyCase next{document[u"name"].toString(), {}, {}};
        for (const QJsonObject &object : cluster)
            next.objects.append(object);
        const QJsonObject answers = document[u"answers"].toObject();
        for (const QString &asked : answers.keys()) {
            const QStringList parts = asked.split(u' ');
            next.questions.append(QJsonObject{{QStringLiteral("pod"), parts.value(0)},
                                              {QStringLiteral("direction"), parts.value(1)},
                                              {QStringLiteral("peer"), parts.value(2)},
                                              {QStringLiteral("port"), parts.value(3)},
                                              {QStringLiteral("verdict"), answers[asked]}});
        }
        cases << next;
    }
    return cases;
}

inline policy::objects::ClusterObjects objectsOf(const QJsonArray &objects)
{
    policy::objects::ClusterObjects read;
    for (const QJsonValue &object : objects) {
        if (const auto added = policy::objects::addObject(object.toObject(), read); !added)
            qFatal("%s", added.error().text().c_str());
    }
    return read;
}

} // namespace liteboxd::tests
