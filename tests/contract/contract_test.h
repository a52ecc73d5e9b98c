// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/contract/contract_cluster.h"

#include <QJsonObject>
#include <QStringList>

#include <memory>

#define VERIFY_OK(result) QVERIFY2(result, (result) ? "" : (result).error().text().c_str())

/// A program of contract cases: one cluster for all, a label of its own for each case, so that none sees another's
/// objects. Cases that a demo is exempt from are skipped with the reason.
class ContractTest : public QObject
{
    Q_OBJECT

protected:
    using Patch = liteboxd::kube::Patch;

    static const liteboxd::kube::ResourcePath pods;

    static liteboxd::kube::ResourcePath podPath(const QString &name, const char *subresource = "");

    ContractCluster &cluster() const { return *m_cluster; }

    /// A value that only this case's objects have in their label "run".
    const QString &run() const { return m_run; }

    /// "t-RUN-suffix"
    QString name(const char *suffix) const;

    /// A pod of this case that an API server takes.
    QJsonObject pod(const char *suffix, QJsonObject labels = {}) const;

    /// Only names and labels: what server-side apply needs to own those.
    static QJsonObject labelFields(const QString &podName, const QJsonObject &labels);
    static Patch labelPatch(const QString &label, const QJsonValue &value);
    static liteboxd::kube::RemoveOptions atOnce();

    /// The pods of this case; `more` is added to the label selector.
    liteboxd::kube::ListQuery mine(const char *more = "") const;

    /// Suffixes of the names in a list, sorted; the error's text if there is none.
    QStringList names(const liteboxd::kube::ListQuery &query) const;

    static QJsonObject at(const QJsonObject &object, const char *member);
    static QString text(const QJsonObject &object, const char *metadataField);
    static QJsonObject labelsOf(const QJsonObject &object);

    /// Who manages fields of the object, and how: "a Apply", sorted.
    static QStringList managersOf(const QJsonObject &object);

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();

private:
    std::unique_ptr<ContractCluster> m_cluster;
    QString m_run;
};
