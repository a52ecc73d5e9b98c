// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/templates/template_removal.h"

#include "core/sandbox/templates/template_object.h"

#include <QPointer>

namespace liteboxd::sandbox {

async::Request TemplateRemoval::start(const TemplateChange &change, QObject *context, async::Callback<int> done,
                                      TemplateStore *store)
{
    const async::Promise<int> promise(context, std::move(done));
    const QPointer<TemplateRemoval> removal(new TemplateRemoval(change, promise, store));
    async::Request request = promise.request([removal] { delete removal.data(); });
    TemplateRemoval *const self = removal.data();
    self->m_step = store->versions(change.name, self, [self](base::Result<TemplateStore::Versions> known) {
        if (!known)
            return self->end(base::fail(std::move(known.error())));
        self->m_left = std::move(*known);
        self->removeNext();
    });
    return request;
}

TemplateRemoval::TemplateRemoval(const TemplateChange &change, async::Promise<int> promise, TemplateStore *store)
    : QObject(store)
    , m_change(change)
    , m_promise(std::move(promise))
{}

TemplateRemoval::~TemplateRemoval()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void TemplateRemoval::removeNext()
{
    if (m_left.empty())
        return end(m_removed);
    const std::string name = templateObjectName(m_change.name, m_left.back().version);
    m_left.pop_back();
    m_step = m_change.api.remove({templateResource(), m_change.nameSpace, name}, {.persistence = m_change.persistence}, this,
                                 [this](base::Result<QJsonObject> removed) {
                                     const bool isGone =
                                         !removed && removed.error().code == base::ErrorCode::NotFound;
                                     if (!removed && !isGone)
                                         return end(base::fail(std::move(removed.error())));
                                     ++m_removed;
                                     removeNext();
                                 });
}

void TemplateRemoval::end(base::Result<int> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::sandbox
