// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/object_store.h"
#include "app/demo/objects/selection.h"

#include <QByteArray>

#include <deque>

namespace liteboxd::demo {

/// GET of a collection, whole or in pages.
///
/// The pages of one list show the objects of one revision: the table of the first page is kept (the last 32 of them),
/// so a continue token that is too old answers 410 as it does after etcd's compaction. One thread, that of the store.
class ObjectList
{
public:
    explicit ObjectList(ObjectStore &store)
        : m_store(store)
    {}

    /// The text of the PodList, NetworkPolicyList … that `query` (limit, continue, resourceVersion,
    /// resourceVersionMatch) asks for. 400, 410 Expired, 422, 504 as the API server has them.
    Outcome<QByteArray> page(const Selection &selection, const Query &query);

private:
    struct Kept
    {
        const ResourceType *type = nullptr;
        qint64 revision = 0;
        std::shared_ptr<const ObjectTable> table;
    };

    struct Start
    {
        qint64 revision = 0;
        QString after; ///< the last key of the page before
        std::shared_ptr<const ObjectTable> table;
    };

    Outcome<Start> start(const Selection &selection, const Query &query);
    Outcome<Start> resumed(const Selection &selection, const QString &token) const;
    static Outcome<void> checkVersion(const Query &query, qint64 current, qint64 &asked);

    ObjectStore &m_store;
    std::deque<Kept> m_kept;
};

} // namespace liteboxd::demo
