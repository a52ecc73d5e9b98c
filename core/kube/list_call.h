// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/wire/list_query.h"
#include "core/kube/wire/transport.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace liteboxd::kube {

class ApiCall;

/// Collects a whole list page by page. Lives on the transport's thread; deletes itself after its end. `done` runs as
/// ApiCall's does. Pages that expire while we read them (410) are given up for one list without pages.
class ListCall final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(base::Result<ObjectList>)>;

    ListCall(Transport &transport, ListQuery query, Done done, QObject *parent);
    ~ListCall() override;

private:
    void ask(int limit, const std::string &continueToken);
    void take(base::Result<QByteArray> page);
    void finish(base::Result<ObjectList> result);

    Transport &m_transport;
    ListQuery m_query;
    Done m_done;
    QPointer<ApiCall> m_page;
    ObjectList m_list;
    bool m_paged = false; ///< the answer under way continues another
};

} // namespace liteboxd::kube
