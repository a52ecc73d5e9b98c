// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/row_model.h"
#include "core/sandbox/sandbox.h"
#include "core/sandbox/templates/sandbox_template.h"
#include "core/sandbox/templates/template_spec.h"

#include <map>
#include <optional>
#include <set>

namespace liteboxd::models {

/// One line of the templates: a name, its versions, and the sandboxes that run them.
struct TemplateRow
{
    std::vector<sandbox::SandboxTemplate> versions{}; ///< the newest first; at least one
    std::map<int, int> sandboxes{};                   ///< how many there are of each version; 0: of one not known
    std::map<int, bool> ready{};                      ///< whether one of that version was seen ready
    sandbox::TemplateSpec spec{};                     ///< of the newest; as constructed if it cannot be read

    const sandbox::SandboxTemplate &newest() const { return versions.front(); }
    int total() const;
};

/// The templates of a namespace as a table, by name. GUI thread.
class TemplateModel final : public RowModel<TemplateRow>
{
    Q_OBJECT

public:
    enum Column { Name, Version, Image, Internet, Sandboxes, Ready, Changed, ColumnCount };
    Q_ENUM(Column)

    enum Role {
        SortRole = Qt::UserRole + 1 ///< what the column is ordered by: number, date or text
    };

    explicit TemplateModel(QObject *parent = nullptr);

    int columnCount(const QModelIndex &parent = {}) const override;

    /// Puts these in place of all rows: every version of every template, in any order, and the sandboxes there are.
    /// What was seen ready once stays so.
    void replace(const std::vector<sandbox::SandboxTemplate> &versions,
                 const std::vector<sandbox::SandboxPtr> &sandboxes);

    /// Remembers those that are ready, for the next replace().
    void see(const std::vector<sandbox::SandboxPtr> &sandboxes);

    void clear();

    /// The row of this name, or -1.
    int rowOf(const QString &name) const;

protected:
    QVariant cell(const TemplateRow &row, int column, int role) const override;
    QVariant header(int column, int role) const override;

private:
    QVariant sortKey(const TemplateRow &row, int column) const;

    std::set<std::pair<QString, int>> m_seenReady; ///< template and version
};

} // namespace liteboxd::models
