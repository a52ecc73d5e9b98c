// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migration.h"

namespace liteboxd::store {

using namespace Qt::Literals::StringLiterals;

const std::vector<Migration> &migrations()
{
    static const std::vector<Migration> table{
        {1,
         {u"CREATE TABLE audit (number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, through TEXT NOT NULL, "
          "kind TEXT NOT NULL, parameters TEXT NOT NULL, os_user TEXT NOT NULL, user TEXT NOT NULL, "
          "context TEXT NOT NULL, cluster_uid TEXT NOT NULL, namespace TEXT NOT NULL, object TEXT NOT NULL, "
          "outcome TEXT NOT NULL, error_code TEXT NOT NULL, error_text TEXT NOT NULL)"_s,
          u"CREATE INDEX audit_at ON audit (at)"_s,
          u"CREATE TABLE history (number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, "
          "cluster_uid TEXT NOT NULL, namespace TEXT NOT NULL, sandbox_id TEXT NOT NULL, pod_uid TEXT NOT NULL, "
          "network TEXT NOT NULL)"_s,
          u"CREATE INDEX history_pod ON history (pod_uid, number)"_s}},
        {2,
         {u"CREATE TABLE tombstone (number INTEGER PRIMARY KEY AUTOINCREMENT, ended_at INTEGER NOT NULL, "
          "cluster_uid TEXT NOT NULL, namespace TEXT NOT NULL, sandbox_id TEXT NOT NULL, pod_name TEXT NOT NULL, "
          "pod_uid TEXT NOT NULL, cause TEXT NOT NULL, reason TEXT NOT NULL, message TEXT NOT NULL, exit_code INTEGER, "
          "image TEXT NOT NULL, template TEXT NOT NULL, template_version INTEGER NOT NULL, node TEXT NOT NULL, "
          "created_at INTEGER, network TEXT NOT NULL, events TEXT NOT NULL, log TEXT NOT NULL, through TEXT NOT NULL, "
          "UNIQUE (cluster_uid, pod_uid))"_s,
          u"CREATE INDEX tombstone_place ON tombstone (cluster_uid, namespace, ended_at)"_s}},
        {3,
         {u"CREATE TABLE report (number INTEGER PRIMARY KEY AUTOINCREMENT, finished_at INTEGER NOT NULL, "
          "cluster TEXT NOT NULL, namespace TEXT NOT NULL, run TEXT NOT NULL, result TEXT NOT NULL, "
          "report TEXT NOT NULL)"_s,
          u"CREATE INDEX report_place ON report (cluster, namespace, number)"_s}},
        {4,
         {u"CREATE TABLE flow_segment (number INTEGER PRIMARY KEY AUTOINCREMENT, from_at INTEGER NOT NULL, "
          "to_at INTEGER NOT NULL, cluster_uid TEXT NOT NULL, namespace TEXT NOT NULL, passed INTEGER NOT NULL, "
          "dropped INTEGER NOT NULL, lost INTEGER NOT NULL, left_out INTEGER NOT NULL, size INTEGER NOT NULL, "
          "content BLOB NOT NULL)"_s,
          u"CREATE INDEX flow_segment_place ON flow_segment (cluster_uid, namespace, from_at)"_s,
          u"CREATE INDEX flow_segment_size ON flow_segment (number, size)"_s}},
        {5,
         {u"CREATE TABLE policy_edit (number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, "
          "cluster TEXT NOT NULL, namespace TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, "
          "was TEXT NOT NULL, became TEXT NOT NULL)"_s,
          u"CREATE INDEX policy_edit_place ON policy_edit (cluster, namespace, kind, name, number)"_s}},
    };
    return table;
}

int newestSchema()
{
    return migrations().back().version;
}

} // namespace liteboxd::store
