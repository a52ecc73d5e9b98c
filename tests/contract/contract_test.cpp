// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/contract_test.h"

#include <QJsonArray>
#include <QUuid>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;

const kube::ResourcePath ContractTest::pods{kube::resources::pods(), "liteboxd"};

kube::ResourcePath ContractTest::podPath(const QString &name, const char *subresource)
{
    return {kube::resources::pods(), "liteboxd", name.toStdString(), subresource};
}

QString ContractTest::name(const char *suffix) const
{
    return u"t-"_s + m_run + u'-' + QString::fromLatin1(suffix);
}

QJsonObject ContractTest::pod(const char *suffix, QJsonObject labels) const
{
    labels.insert(u"run"_s, m_run);
    return {{u"apiVersion"_s, u"v1"_s},
            {u"kind"_s, u"Pod"_s},
            {u"metadata"_s, QJsonObject{{u"name"_s, name(suffix)}, {u"labels"_s, labels}}},
            {u"spec"_s,
             QJsonObject{{u"schedulerName"_s, u"nobody"_s}, // or the demo would bring it to life meanwhile
                         {u"containers"_s, QJsonArray{QJsonObject{{u"name"_s, u"main"_s}, {u"image"_s, u"x"_s}}}}}}};
}

QJsonObject ContractTest::labelFields(const QString &podName, const QJsonObject &labels)
{
    return {{u"apiVersion"_s, u"v1"_s},
            {u"kind"_s, u"Pod"_s},
            {u"metadata"_s, QJsonObject{{u"name"_s, podName}, {u"labels"_s, labels}}}};
}

kube::Patch ContractTest::labelPatch(const QString &label, const QJsonValue &value)
{
    return Patch::merge({{u"metadata"_s, QJsonObject{{u"labels"_s, QJsonObject{{label, value}}}}}});
}

kube::RemoveOptions ContractTest::atOnce()
{
    kube::RemoveOptions options;
    options.gracePeriodSeconds = 0;
    return options;
}

kube::ListQuery ContractTest::mine(const char *more) const
{
    return {pods, "run=" + m_run.toStdString() + more};
}

QStringList ContractTest::names(const kube::ListQuery &query) const
{
    const auto list = m_cluster->list(query);
    if (!list)
        return {QString::fromStdString(list.error().text())};
    QStringList out;
    for (const QJsonValue &item : list->items)
        out << text(item.toObject(), "name").section(u'-', 2);
    out.sort();
    return out;
}

QJsonObject ContractTest::at(const QJsonObject &object, const char *member)
{
    return object[QLatin1String(member)].toObject();
}

QString ContractTest::text(const QJsonObject &object, const char *metadataField)
{
    return at(object, "metadata")[QLatin1String(metadataField)].toString();
}

QJsonObject ContractTest::labelsOf(const QJsonObject &object)
{
    return at(at(object, "metadata"), "labels");
}

QStringList ContractTest::managersOf(const QJsonObject &object)
{
    QStringList out;
    for (const QJsonValue &entry : at(object, "metadata")[u"managedFields"_s].toArray())
        out << entry[u"manager"_s].toString() + u' ' + entry[u"operation"_s].toString();
    out.sort();
    return out;
}

void ContractTest::initTestCase()
{
    m_cluster = std::make_unique<ContractCluster>();
    if (!m_cluster->fault().isEmpty())
        QFAIL(qPrintable(m_cluster->fault()));
}

void ContractTest::init()
{
    m_run = QUuid::createUuid().toString(QUuid::Id128).left(8);
    if (const auto reason = m_cluster->exemption(QString::fromLatin1(QTest::currentTestFunction())))
        QSKIP(qPrintable(*reason));
}

void ContractTest::cleanupTestCase()
{
    m_cluster.reset();
}
