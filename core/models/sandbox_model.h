// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/models/internet_receipt.h"
#include "core/models/row_model.h"
#include "core/sandbox/internet/pending_switch.h"
#include "core/sandbox/internet_state.h"
#include "core/sandbox/sandbox.h"

#include <QHash>
#include <QSet>

#include <optional>

namespace liteboxd::models {

/// What Hubble saw of a sandbox in the last five minutes.
struct SeenTraffic
{
    std::uint64_t drops = 0;                  ///< packets
    std::size_t destinations = 0;             ///< distinct, since the console watches
    std::optional<InternetReceipt> receipt{}; ///< of the last change since the console watches

    bool operator==(const SeenTraffic &) const = default;
};

/// One line of the table: a sandbox, what was seen of its internet access, and what was just asked for.
struct SandboxRow
{
    sandbox::SandboxPtr sandbox;
    sandbox::InternetObservation observation{};
    std::optional<sandbox::PendingSwitch> pending{}; ///< asked for, and not known to be done
    std::optional<SeenTraffic> traffic{};            ///< nothing: flows cannot be seen

    sandbox::InternetState internet() const { return sandbox::internetState(sandbox->internetRequested, observation); }

    /// Whether `wish` would change something. What may have been done or not is open to both.
    bool isOpenTo(sandbox::InternetWish wish) const
    {
        if (pending)
            return pending->unanswered || pending->wish != wish;
        // Whether a policy lets one to its list of domains, its pod does not say: it can be switched either way.
        return !sandbox->allowedDomains.isEmpty() ||
               sandbox->internetRequested != (wish == sandbox::InternetWish::Allow);
    }
};

/// The sandboxes of one namespace as a table. Rows are told apart by the sandbox's id; another
/// pod that takes over an id takes over its row, with nothing known about it. Ages are counted when they are asked for,
/// without a signal: a view repaints itself to see them grow. `clock` must outlive the model. GUI thread.
class SandboxModel final : public RowModel<SandboxRow>
{
    Q_OBJECT

public:
    enum Column { Id, State, Reason, Internet, Drops, Ports, Template, Age, Expires, Node, Pod, ColumnCount };
    Q_ENUM(Column)

    enum Role {
        SortRole = Qt::UserRole + 1, ///< what the column is ordered by: number, date or text
        KeyRole,                     ///< QString: the row's identity, keyOf()
        StateRole,                   ///< int: sandbox::SandboxState
        InternetRole,                ///< int: sandbox::InternetState
        PendingRole,                 ///< bool: an internet change awaits its answer
    };

    explicit SandboxModel(const base::Clock &clock, QObject *parent = nullptr);

    /// What tells a sandbox's row from all others: its id.
    static QString keyOf(const sandbox::Sandbox &sandbox) { return QString::fromStdString(sandbox.id.text()); }

    int columnCount(const QModelIndex &parent = {}) const override;

    /// Puts these in place of all rows; keeps what is known of those that stay.
    void replace(const std::vector<sandbox::SandboxPtr> &sandboxes);

    /// Takes rows away, then adds sandboxes or takes their new values. Keys that are not there do nothing.
    void apply(const std::vector<sandbox::SandboxPtr> &changed, const QSet<QString> &removedKeys);

    void clear();

    /// What is said while changes of the label are under way, by key; nothing ends it. One change of the model, however
    /// many there are.
    void setPending(const sandbox::PendingChanges &changes);

    void setObservation(const QString &key, const sandbox::InternetObservation &observation);
    void setTraffic(const QString &key, const std::optional<SeenTraffic> &traffic);

    /// What ages are counted from.
    sandbox::Sandbox::Time now() const { return m_clock.wall(); }

    /// The row of a sandbox, or -1.
    int rowOf(const QString &key) const;

    /// How many are in this state, and how many are open to this wish: counted as they change, not by looking at all.
    int count(sandbox::SandboxState state) const { return m_states.value(state); }
    int countOpenTo(sandbox::InternetWish wish) const { return m_open.value(wish); }

protected:
    QVariant cell(const SandboxRow &row, int column, int role) const override;
    QVariant header(int column, int role) const override;

private:
    QString display(const SandboxRow &row, int column) const;
    QString toolTip(const SandboxRow &row, int column) const;
    QVariant sortKey(const SandboxRow &row, int column) const;
    void rowsChanged(std::vector<int> rows);
    bool takeValue(int number, const sandbox::SandboxPtr &sandbox);
    void removeRowsOf(const QSet<QString> &keys);
    void tally(const SandboxRow &row, int by);

    const base::Clock &m_clock;
    QHash<sandbox::SandboxState, int> m_states;
    QHash<sandbox::InternetWish, int> m_open;
    mutable QHash<QString, int> m_rowByKey;
    mutable bool m_numbersAreStale = false; ///< m_rowByKey is made anew when it is next needed
};

} // namespace liteboxd::models
