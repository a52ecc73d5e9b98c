// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/objects/sample_templates.h"

#include "core/yaml/yaml_from_json.h"

#include <QJsonArray>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject documentOf(const SampleTemplate &made, qsizetype version)
{
    const QJsonObject network{{u"allowInternetAccess"_s, made.allowsInternet},
                              {u"allowedDomains"_s, QJsonArray::fromStringList(made.domains)}};
    const QJsonObject spec{{u"image"_s, made.images.at(version - 1)},
                           {u"resources"_s, QJsonObject{{u"cpu"_s, u"500m"_s}, {u"memory"_s, u"512Mi"_s}}},
                           {u"ttl"_s, made.ttl},
                           {u"network"_s, network}};
    return {{u"apiVersion"_s, u"liteboxd/v1"_s},
            {u"kind"_s, u"SandboxTemplate"_s},
            {u"metadata"_s, QJsonObject{{u"name"_s, made.name}}},
            {u"spec"_s, spec}};
}

QJsonObject objectOf(const SampleTemplate &made, qsizetype version)
{
    const QString number = QString::number(version);
    const QJsonObject labels{
        {u"app"_s, u"liteboxd"_s}, {u"liteboxd.io/template"_s, made.name}, {u"liteboxd.io/template-version"_s, number}};
    const QString text = QString::fromUtf8(yaml::fromJson(documentOf(made, version)));
    return {{u"apiVersion"_s, u"v1"_s},
            {u"kind"_s, u"ConfigMap"_s},
            {u"metadata"_s, QJsonObject{{u"name"_s, u"liteboxd-template-%1.v%2"_s.arg(made.name, number)},
                                        {u"namespace"_s, u"liteboxd"_s},
                                        {u"labels"_s, labels}}},
            {u"immutable"_s, true},
            {u"data"_s, QJsonObject{{u"template.yaml"_s, text}}}};
}

} // namespace

const std::vector<SampleTemplate> &sampleTemplates()
{
    static const std::vector<SampleTemplate> all{
        {u"python"_s, {u"python:3.11-slim"_s, u"python:3.12-slim"_s}, 3600},
        {u"node"_s, {u"node:22-alpine"_s}, 7200, true},
        {u"ubuntu"_s, {u"ubuntu:24.04"_s}, 86400},
        {u"go"_s, {u"golang:1.25"_s}, 3600, true, {u"proxy.golang.org"_s, u"sum.golang.org"_s}},
        {u"jupyter"_s,
         {u"quay.io/jupyter/base-notebook:2026-10-01"_s},
         28800,
         true,
         {u"pypi.org"_s, u"*.anaconda.org"_s}},
    };
    return all;
}

std::vector<QJsonObject> sampleTemplateObjects()
{
    std::vector<QJsonObject> objects;
    for (const SampleTemplate &made : sampleTemplates()) {
        for (qsizetype version = 1; version <= made.version(); ++version)
            objects.push_back(objectOf(made, version));
    }
    return objects;
}

} // namespace liteboxd::demo
