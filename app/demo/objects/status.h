// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/resource_type.h"

#include <tl/expected.hpp>

#include <QJsonObject>
#include <QString>

#include <vector>

namespace liteboxd::demo {

/// One reason of a refused object: FieldValueRequired at spec.containers.
struct Cause
{
    QString reason;
    QString message;
    QString field;
};

/// An answer of the API server that is no object: a failure with its reason, or the Success of a deletion.
/// The texts are those of kube-apiserver 1.34, compared with a running one.
struct Status
{
    int code = 500;
    QString reason;
    QString message;
    QJsonObject details; ///< left out when empty, unless keepDetails
    QJsonObject metadata;
    bool keepDetails = false;

    QJsonObject toJson() const;
};

/// A value, or the Status to answer with.
template<class T>
using Outcome = tl::expected<T, Status>;

inline tl::unexpected<Status> refuse(Status status)
{
    return tl::unexpected<Status>(std::move(status));
}

Status badRequest(const QString &message);
Status unauthorized();
Status notFound(const ResourceType &type, const QString &name);
Status alreadyExists(const ResourceType &type, const QString &name);

/// 409: the caller's resourceVersion is not the stored one.
Status staleObject(const ResourceType &type, const QString &name);

/// 409: a precondition of a deletion does not hold.
Status preconditionFailed(const ResourceType &type, const QString &name, const QString &what);

/// 403 with the wording "pods "x" is forbidden: why".
Status forbidden(const ResourceType &type, const QString &name, const QString &why);

/// 422: the object (or options object, see `kind`) does not validate.
Status invalid(const QString &group, const QString &kind, const QString &name, const std::vector<Cause> &causes);
Status invalid(const ResourceType &type, const QString &name, const std::vector<Cause> &causes);

/// 422 without a reason, which is how the API server answers a JSON patch that does not apply.
Status unprocessable();

/// 404 for a path below a served group that names nothing.
Status noSuchResource();
Status methodNotAllowed();

/// 406, naming what can be had.
Status notAcceptable();

/// 415 for a patch; other writes name the accepted media types.
Status unsupportedPatchType();
Status unsupportedMediaType();
Status bodyTooLarge(qint64 limit);

/// 410: the version asked for is older than what is kept.
Status expired(const QString &message);

/// 504: the version asked for is not reached yet.
Status versionTooLarge(qint64 asked, qint64 current);
Status serviceUnavailable(const QString &message);
Status internalError(const QString &message);

/// 501: a real cluster has it, the demo does not.
Status notImplemented(const QString &what);

} // namespace liteboxd::demo
