// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/policy_edit_table.h"

#include "core/store/stored_json.h"
#include "core/store/stored_text.h"
#include "core/store/stored_time.h"

namespace liteboxd::store {

using namespace Qt::Literals::StringLiterals;

base::Result<void> PolicyEditTable::add(const PolicyEditRecord &record)
{
    auto added = m_database.add(
        u"policy_edit"_s,
        u"INSERT INTO policy_edit (at, cluster, namespace, kind, name, was, became) VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
        {storedTime(record.at), storedText(record.place.cluster), storedText(record.place.nameSpace),
         storedText(record.place.kind), storedText(record.place.name), storedJson(record.before),
         storedJson(record.after)},
        1000);
    return added ? base::Result<void>() : base::fail(std::move(added.error()));
}

base::Result<PolicyEditRecords> PolicyEditTable::find(const PolicyPlace &place, int most)
{
    auto rows = m_database.run(
        u"SELECT at, was, became FROM policy_edit WHERE cluster = ? AND namespace = ? AND kind = ? AND name = ? "
        "ORDER BY number DESC LIMIT ?"_s,
        {storedText(place.cluster), storedText(place.nameSpace), storedText(place.kind), storedText(place.name), most});
    if (!rows)
        return base::fail(std::move(rows.error()));
    PolicyEditRecords found;
    while (rows->next())
        found.push_back({timeFromStored(rows->value(0).toLongLong()), place,
                         objectFromStored(rows->value(1).toString()), objectFromStored(rows->value(2).toString())});
    return found;
}

} // namespace liteboxd::store
