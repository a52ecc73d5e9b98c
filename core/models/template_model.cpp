// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/template_model.h"

#include "core/models/cut_text.h"
#include "core/models/time_text.h"
#include "core/models/tool_tip.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::models {

using sandbox::SandboxTemplate;

namespace {

constexpr qsizetype s_longest = 200;

bool isReady(const sandbox::Sandbox &sandbox)
{
    return sandbox.state == sandbox::SandboxState::Running && sandbox.ready;
}

QString internetText(const sandbox::NetworkSpec &network)
{
    if (!network.allowInternetAccess)
        return TemplateModel::tr("Off");
    if (network.allowedDomains.isEmpty())
        return TemplateModel::tr("On");
    return TemplateModel::tr("%n domains", nullptr, static_cast<int>(network.allowedDomains.size()));
}

QString sandboxesText(const TemplateRow &row)
{
    const int total = row.total();
    const auto newest = row.sandboxes.find(row.newest().version);
    const int current = newest == row.sandboxes.end() ? 0 : newest->second;
    if (total == 0 || total == current)
        return QLocale().toString(total);
    //: %1: how many sandboxes, %2: how many of them run an older version of their template
    return TemplateModel::tr("%1 (%2 older)").arg(QLocale().toString(total), QLocale().toString(total - current));
}

} // namespace

int TemplateRow::total() const
{
    int sum = 0;
    for (const auto &[version, count] : sandboxes)
        sum += count;
    return sum;
}

TemplateModel::TemplateModel(QObject *parent)
    : RowModel(parent)
{}

int TemplateModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void TemplateModel::replace(const std::vector<SandboxTemplate> &versions,
                            const std::vector<sandbox::SandboxPtr> &sandboxes)
{
    std::map<QString, TemplateRow> byName;
    for (const SandboxTemplate &version : versions)
        byName[version.name].versions.push_back(version);
    for (const sandbox::SandboxPtr &sandbox : sandboxes) {
        if (const auto row = byName.find(sandbox->templateName); row != byName.end())
            ++row->second.sandboxes[sandbox->templateVersion];
    }
    see(sandboxes);
    std::vector<TemplateRow> rows;
    for (auto &[name, row] : byName) {
        std::sort(row.versions.begin(), row.versions.end(),
                  [](const SandboxTemplate &a, const SandboxTemplate &b) { return a.version > b.version; });
        for (const SandboxTemplate &version : row.versions)
            row.ready[version.version] = m_seenReady.contains({name, version.version});
        row.spec = sandbox::TemplateSpec::fromJson(row.newest().spec()).value_or(sandbox::TemplateSpec{});
        rows.push_back(std::move(row));
    }
    // The same names are the same rows: what is selected stays selected.
    const bool same = std::equal(rows.begin(), rows.end(), m_rows.begin(), m_rows.end(),
                                 [](const auto &a, const auto &b) { return a.newest().name == b.newest().name; });
    if (same) {
        m_rows = std::move(rows);
        if (!m_rows.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

void TemplateModel::see(const std::vector<sandbox::SandboxPtr> &sandboxes)
{
    for (const sandbox::SandboxPtr &sandbox : sandboxes) {
        if (isReady(*sandbox))
            m_seenReady.emplace(sandbox->templateName, sandbox->templateVersion);
    }
}

void TemplateModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_seenReady.clear();
    endResetModel();
}

int TemplateModel::rowOf(const QString &name) const
{
    for (int number = 0; number < rowCount(); ++number) {
        if (row(number).newest().name == name)
            return number;
    }
    return -1;
}

QVariant TemplateModel::sortKey(const TemplateRow &row, int column) const
{
    switch (column) {
    case Version:
        return row.newest().version;
    case Sandboxes:
        return row.total();
    case Changed:
        return static_cast<qint64>(row.newest().createdAt.time_since_epoch() / std::chrono::milliseconds(1));
    default:
        return cell(row, column, Qt::DisplayRole);
    }
}

QVariant TemplateModel::cell(const TemplateRow &row, int column, int role) const
{
    if (role == SortRole)
        return sortKey(row, column);
    if (role == Qt::ToolTipRole && column == Image)
        return plainToolTip(cutText(row.spec.image, 2000));
    if (role == Qt::ToolTipRole && column == Ready)
        return plainToolTip(tr("Whether this console saw a sandbox of the newest version ready since it connected."));
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return row.newest().name;
    case Version:
        return QLocale().toString(row.newest().version);
    case Image:
        return cutText(row.spec.image, s_longest);
    case Internet:
        return internetText(row.spec.network);
    case Sandboxes:
        return sandboxesText(row);
    case Ready:
        return row.ready.at(row.newest().version) ? tr("Yes") : tr("Not seen");
    default:
        return timeText(row.newest().createdAt);
    }
}

QVariant TemplateModel::header(int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Name:
        return tr("Name");
    case Version:
        return tr("Version");
    case Image:
        return tr("Image");
    case Internet:
        return tr("Internet");
    case Sandboxes:
        return tr("Sandboxes");
    case Ready:
        return tr("Became ready");
    default:
        return tr("Changed");
    }
}

} // namespace liteboxd::models
