// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/call.h"
#include "core/kube/wire/list_query.h"
#include "core/kube/wire/transport.h"

#include <string>

namespace liteboxd::kube {

/// Collects a whole list page by page, large ones read on the pool. Pages that expire while we read them (410) are
/// given up for one list without pages.
class ListCall final : public Call<ObjectList>
{
public:
    ListCall(Transport &transport, ListQuery query, QObject *context, async::Callback<ObjectList> done,
             QObject *parent);

private:
    void ask(int limit, const std::string &continueToken);
    void take(base::Result<QByteArray> page);
    void add(const QJsonObject &list);

    Transport &m_transport;
    ListQuery m_query;
    async::Request m_page;
    ObjectList m_list;
    bool m_paged = false; ///< the answer under way continues another
};

} // namespace liteboxd::kube
