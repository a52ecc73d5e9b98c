// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/api/api_target.h"
#include "app/demo/objects/object_list.h"
#include "app/demo/objects/object_registry.h"
#include "app/demo/objects/object_removal.h"

#include <QByteArray>

namespace liteboxd::demo {

/// A request about stored objects, read whole.
struct ObjectRequest
{
    QByteArray method;
    ApiTarget target;
    QByteArray contentType;
    QByteArray userAgent;
    QByteArray body;
};

/// The text of a successful answer: JSON.
struct ObjectAnswer
{
    int status = 200;
    QByteArray text;
};

/// get, list, create, update, patch, apply, delete and deletecollection of stored objects and their status. Knows no
/// connection; one thread, that of the store.
class ObjectEndpoint
{
public:
    explicit ObjectEndpoint(ObjectRegistry &registry);

    Outcome<ObjectAnswer> answer(const ObjectRequest &request);

private:
    Outcome<ObjectAnswer> onCollection(const ObjectRequest &request);
    Outcome<ObjectAnswer> onObject(const ObjectRequest &request);
    Outcome<ObjectAnswer> create(const ObjectRequest &request, const WriteContext &context);
    Outcome<ObjectAnswer> patch(const ObjectRequest &request, const WriteContext &context);
    Outcome<ObjectAnswer> remove(const ObjectRequest &request);
    Outcome<ObjectAnswer> removeAll(const ObjectRequest &request);

    ObjectRegistry &m_registry;
    ObjectRemoval m_removal;
    ObjectList m_list;
};

} // namespace liteboxd::demo
