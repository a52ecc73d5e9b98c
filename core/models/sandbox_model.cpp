// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/sandbox_model.h"

#include "core/models/cut_text.h"
#include "core/models/duration_text.h"
#include "core/models/sandbox_words.h"
#include "core/models/time_text.h"
#include "core/models/tool_tip.h"

#include <QDateTime>
#include <QStringList>

#include <algorithm>
#include <limits>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::models {

using sandbox::Sandbox;
using sandbox::SandboxPtr;

namespace {

constexpr std::size_t s_mostStretches = 64;
constexpr qsizetype s_mostPorts = 12;
constexpr qsizetype s_longestTip = 2000;
constexpr qsizetype s_longestText = 200; // of a cell: whoever made the pod may have written a book

qint64 millisecondsOf(Sandbox::Time time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

QString portsText(const Sandbox &sandbox)
{
    QStringList ports;
    for (const auto &port : sandbox.ports)
        ports << QString::number(port.number);
    if (ports.size() > s_mostPorts)
        ports = ports.first(s_mostPorts) << u"…"_s;
    return ports.isEmpty() ? u"–"_s : ports.join(u", "_s);
}

int countOf(std::uint64_t count)
{
    return static_cast<int>(std::min<std::uint64_t>(count, std::numeric_limits<int>::max()));
}

QString textOrDash(const QString &text)
{
    return text.isEmpty() ? u"–"_s : cutText(text, s_longestText);
}

/// The label is not set for a list of domains: what opens them is a policy of the sandbox's own.
bool isLimited(const Sandbox &sandbox)
{
    return !sandbox.internetRequested && !sandbox.allowedDomains.isEmpty();
}

QString internetText(const SandboxRow &row)
{
    return isLimited(*row.sandbox) ? SandboxModel::tr("Domains (%1)").arg(row.sandbox->allowedDomains.size())
                                   : text(row.internet());
}

} // namespace

SandboxModel::SandboxModel(const base::Clock &clock, QObject *parent)
    : RowModel(parent)
    , m_clock(clock)
{}

int SandboxModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

void SandboxModel::replace(const std::vector<SandboxPtr> &sandboxes)
{
    QSet<QString> staying;
    for (const SandboxPtr &sandbox : sandboxes)
        staying.insert(keyOf(*sandbox));
    QSet<QString> leaving;
    for (const SandboxRow &row : m_rows) {
        if (!staying.contains(keyOf(*row.sandbox)))
            leaving.insert(keyOf(*row.sandbox));
    }
    apply(sandboxes, leaving);
}

void SandboxModel::apply(const std::vector<SandboxPtr> &changed, const QSet<QString> &removedKeys)
{
    removeRowsOf(removedKeys);
    std::vector<SandboxPtr> added;
    std::vector<int> moved;
    for (const SandboxPtr &sandbox : changed) {
        const int row = rowOf(keyOf(*sandbox));
        if (row < 0)
            added.push_back(sandbox);
        else if (takeValue(row, sandbox))
            moved.push_back(row);
    }
    rowsChanged(std::move(moved));
    if (added.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(added.size()) - 1);
    for (SandboxPtr &sandbox : added) {
        m_rowByKey.insert(keyOf(*sandbox), rowCount());
        m_rows.push_back({std::move(sandbox)});
        tally(m_rows.back(), 1);
    }
    endInsertRows();
}

/// What is counted knows of a row, or not any more.
void SandboxModel::tally(const SandboxRow &row, int by)
{
    m_states[row.sandbox->state] += by;
    for (const auto wish : {sandbox::InternetWish::Allow, sandbox::InternetWish::Deny})
        m_open[wish] += row.isOpenTo(wish) ? by : 0;
}

void SandboxModel::removeRowsOf(const QSet<QString> &keys)
{
    // From the back, neighbours together: the whole table goes in one step, not in n shifts of n rows.
    const auto leaves = [&](int row) { return keys.contains(keyOf(*this->row(row).sandbox)); };
    for (int last = keys.isEmpty() ? -1 : rowCount() - 1; last >= 0; --last) {
        if (!leaves(last))
            continue;
        int first = last;
        while (first > 0 && leaves(first - 1))
            --first;
        beginRemoveRows({}, first, last);
        for (int each = first; each <= last; ++each)
            tally(this->row(each), -1);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        m_numbersAreStale = true;
        endRemoveRows();
        last = first;
    }
}

/// False if it is no other value.
bool SandboxModel::takeValue(int number, const SandboxPtr &sandbox)
{
    SandboxRow &row = m_rows[static_cast<std::size_t>(number)];
    if (row.sandbox == sandbox || *row.sandbox == *sandbox)
        return false;
    tally(row, -1);
    if (row.sandbox->uid != sandbox->uid)
        row = {sandbox};
    else
        row.sandbox = sandbox;
    tally(row, 1);
    return true;
}

int SandboxModel::rowOf(const QString &key) const
{
    if (m_numbersAreStale) {
        m_rowByKey.clear();
        for (int row = 0; row < rowCount(); ++row)
            m_rowByKey.insert(keyOf(*this->row(row).sandbox), row);
        m_numbersAreStale = false;
    }
    return m_rowByKey.value(key, -1);
}

void SandboxModel::clear()
{
    beginResetModel();
    m_rows.clear();
    m_states.clear();
    m_open.clear();
    m_numbersAreStale = true;
    endResetModel();
}

void SandboxModel::setPending(const sandbox::PendingChanges &changes)
{
    std::vector<int> moved;
    for (auto change = changes.begin(); change != changes.end(); ++change) {
        const int number = rowOf(change.key());
        if (number < 0 || row(number).pending == change.value())
            continue;
        SandboxRow &row = m_rows[static_cast<std::size_t>(number)];
        tally(row, -1);
        row.pending = change.value();
        tally(row, 1);
        moved.push_back(number);
    }
    rowsChanged(std::move(moved));
}

void SandboxModel::setObservation(const QString &key, const sandbox::InternetObservation &observation)
{
    const int row = rowOf(key);
    if (row < 0 || m_rows[static_cast<std::size_t>(row)].observation == observation)
        return;
    m_rows[static_cast<std::size_t>(row)].observation = observation;
    rowsChanged({row});
}

void SandboxModel::setTraffic(const QString &key, const std::optional<SeenTraffic> &traffic)
{
    const int row = rowOf(key);
    if (row < 0 || m_rows[static_cast<std::size_t>(row)].traffic == traffic)
        return;
    m_rows[static_cast<std::size_t>(row)].traffic = traffic;
    Q_EMIT dataChanged(index(row, Drops), index(row, Drops));
}

/// Tells neighbours together; many that are scattered as one stretch with what lies between.
void SandboxModel::rowsChanged(std::vector<int> rows)
{
    if (rows.empty())
        return;
    std::sort(rows.begin(), rows.end());
    std::vector<std::pair<int, int>> stretches;
    for (const int row : rows) {
        if (!stretches.empty() && row <= stretches.back().second + 1)
            stretches.back().second = row;
        else
            stretches.emplace_back(row, row);
    }
    if (stretches.size() > s_mostStretches)
        stretches = {{rows.front(), rows.back()}};
    for (const auto &[first, last] : stretches)
        Q_EMIT dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

QVariant SandboxModel::cell(const SandboxRow &row, int column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return display(row, column);
    case Qt::ToolTipRole:
        return plainToolTip(toolTip(row, column));
    case SortRole:
        return sortKey(row, column);
    case KeyRole:
        return keyOf(*row.sandbox);
    case StateRole:
        return static_cast<int>(row.sandbox->state);
    case InternetRole:
        return static_cast<int>(row.internet());
    case PendingRole:
        return row.pending.has_value();
    default:
        return {};
    }
}

QVariant SandboxModel::header(int column, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Id:
        return tr("Id");
    case State:
        return tr("State");
    case Reason:
        return tr("Reason");
    case Internet:
        return tr("Internet");
    case Drops:
        return tr("Drops/5m");
    case Ports:
        return tr("Ports");
    case Template:
        return tr("Template");
    case Age:
        return tr("Age");
    case Expires:
        return tr("Expires in");
    case Node:
        return tr("Node");
    case Pod:
        return tr("Pod");
    default:
        return {};
    }
}

QString SandboxModel::display(const SandboxRow &row, int column) const
{
    const Sandbox &sandbox = *row.sandbox;
    const auto now = m_clock.wall();
    const auto seconds = [](auto length) { return std::chrono::duration_cast<std::chrono::seconds>(length); };
    switch (column) {
    case Id:
        return QString::fromStdString(sandbox.id.text());
    case State:
        return text(sandbox.state);
    case Reason:
        return textOrDash(reasonWord(sandbox));
    case Internet:
        return row.pending ? text(*row.pending) : internetText(row);
    case Drops:
        return row.traffic ? QString::number(row.traffic->drops) : u"–"_s;
    case Ports:
        return portsText(sandbox);
    case Template:
        return textOrDash(sandbox.templateName);
    case Age:
        return durationText(seconds(now - sandbox.createdAt));
    case Expires:
        if (const auto end = sandbox.expiresAt())
            return *end <= now ? tr("Expired") : durationText(seconds(*end - now));
        return u"–"_s;
    case Node:
        return textOrDash(sandbox.nodeName);
    case Pod:
        return sandbox.podName;
    default:
        return {};
    }
}

QString SandboxModel::toolTip(const SandboxRow &row, int column) const
{
    const Sandbox &sandbox = *row.sandbox;
    switch (column) {
    case State:
    case Reason:
        return sandbox.reason.isEmpty() || sandbox.message.isEmpty() ? sandbox.reason + sandbox.message
                                                                     : sandbox.reason + u": "_s + sandbox.message;
    case Template:
        return cutText(sandbox.templateName, s_longestTip);
    case Internet:
        return isLimited(sandbox) ? tr("Nothing is open but these domains, while its internet is switched on:") +
                                        u'\n' + cutText(sandbox.allowedDomains.join(u'\n'), s_longestTip)
                                  : explanation(row.internet());
    case Drops:
        return row.traffic ? tr("%n packets dropped in the last five minutes", nullptr, countOf(row.traffic->drops)) +
                                 u'\n' + tr("%n destinations seen", nullptr, countOf(row.traffic->destinations))
                           : tr("Flows cannot be seen.");
    case Age:
        return timeText(sandbox.createdAt);
    case Expires:
        return sandbox.expiresAt() ? timeText(*sandbox.expiresAt()) : tr("This sandbox has no end set.");
    default:
        return {};
    }
}

QVariant SandboxModel::sortKey(const SandboxRow &row, int column) const
{
    const Sandbox &sandbox = *row.sandbox;
    switch (column) {
    case State:
        return static_cast<int>(sandbox.state);
    case Internet:
        return static_cast<int>(row.internet()); // a wish moves no row: it would go from under the mouse
    case Drops:
        return row.traffic ? static_cast<qlonglong>(row.traffic->drops) : qlonglong(-1);
    case Ports:
        return sandbox.ports.empty() ? 0 : int(sandbox.ports.front().number);
    case Age:
        return -millisecondsOf(sandbox.createdAt);
    case Expires:
        return sandbox.expiresAt() ? millisecondsOf(*sandbox.expiresAt()) : std::numeric_limits<qint64>::max();
    default:
        return display(row, column);
    }
}

} // namespace liteboxd::models
