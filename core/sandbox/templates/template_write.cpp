// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/templates/template_write.h"

#include "core/sandbox/templates/template_object.h"

#include <QPointer>

namespace liteboxd::sandbox {

async::Request TemplateWrite::start(const TemplateChange &change, Choose choose, QObject *context,
                                    async::Callback<AppliedTemplate> done, TemplateStore *store)
{
    const async::Promise<AppliedTemplate> promise(context, std::move(done));
    const QPointer<TemplateWrite> write(new TemplateWrite(change, std::move(choose), promise, store));
    async::Request request = promise.request([write] { delete write.data(); });
    TemplateWrite *const self = write.data();
    self->m_step = store->versions(change.name, self, [self](base::Result<TemplateStore::Versions> known) {
        if (known)
            return self->write(*known);
        if (known.error().code == base::ErrorCode::NotFound)
            return self->write({});
        self->end(base::fail(std::move(known.error())));
    });
    return request;
}

TemplateWrite::TemplateWrite(const TemplateChange &change, Choose choose, async::Promise<AppliedTemplate> promise,
                             TemplateStore *store)
    : QObject(store)
    , m_change(change)
    , m_choose(std::move(choose))
    , m_promise(std::move(promise))
{}

TemplateWrite::~TemplateWrite()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void TemplateWrite::write(const TemplateStore::Versions &known)
{
    auto chosen = m_choose(known);
    if (!chosen)
        return end(base::fail(std::move(chosen.error())));
    if (!known.empty() && known.front().document == chosen->document)
        return end(AppliedTemplate{known.front(), false});
    chosen->version = known.empty() ? 1 : known.front().version + 1;
    m_step = m_change.api.create({templateResource(), m_change.nameSpace}, templateObject(*chosen),
                                 {.persistence = m_change.persistence}, this, [this](base::Result<QJsonObject> object) {
                                     if (!object && object.error().code == base::ErrorCode::AlreadyExists) {
                                         return end(base::fail(base::ErrorCode::Conflict,
                                                               "somebody else stored a new version just now",
                                                               "template " + m_change.name.toStdString()));
                                     }
                                     if (!object)
                                         return end(base::fail(std::move(object.error())));
                                     auto stored = templateFromObject(*object);
                                     if (!stored)
                                         return end(base::fail(std::move(stored.error())));
                                     end(AppliedTemplate{std::move(*stored), true});
                                 });
}

void TemplateWrite::end(base::Result<AppliedTemplate> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::sandbox
