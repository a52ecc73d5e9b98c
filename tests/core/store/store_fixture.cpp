// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/store_fixture.h"

#include "core/store/audit_kinds.h"

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using store::AuditQuery;
using store::AuditRecord;
using store::AuditRecords;
using store::Store;

AuditRecord recordOf(const QString &object, std::chrono::system_clock::time_point time)
{
    AuditRecord record;
    record.at = time;
    record.through = u"ctl"_s;
    record.kind = QString::fromLatin1(store::kinds::internetOn);
    record.parameters = {{u"for"_s, 900}};
    record.osUser = u"ann"_s;
    record.user = u"admin"_s;
    record.context = u"prod"_s;
    record.clusterUid = u"c1"_s;
    record.nameSpace = u"liteboxd"_s;
    record.object = object;
    record.outcome = QString::fromLatin1(store::outcomes::failed);
    record.errorCode = u"Forbidden"_s;
    record.errorText = u"pods \"x\" is forbidden; it's said so"_s;
    return record;
}

base::Result<qint64> StoreFixture::record(Store &store, const AuditRecord &record)
{
    return wait<qint64>([&](auto done) { return store.record(record, this, done); });
}

base::Result<AuditRecords> StoreFixture::audit(Store &store, const AuditQuery &query)
{
    return wait<AuditRecords>([&](auto done) { return store.audit(query, this, done); });
}
