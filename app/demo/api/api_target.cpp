// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/api_target.h"

#include "app/demo/objects/cluster_types.h"

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

QString decoded(const QByteArray &text)
{
    return QString::fromUtf8(QByteArray::fromPercentEncoding(text));
}

Query parsedQuery(const QByteArray &text)
{
    Query query;
    for (QByteArray pair : text.split('&')) {
        pair.replace('+', ' ');
        const qsizetype sign = pair.indexOf('=');
        const QString name = decoded(sign < 0 ? pair : pair.left(sign));
        if (!name.isEmpty() && !query.contains(name))
            query.insert(name, sign < 0 ? QString() : decoded(pair.mid(sign + 1)));
    }
    return query;
}

/// The byte after the `count`-th segment of the path.
qsizetype endOfSegments(const QByteArray &path, qsizetype count)
{
    qsizetype at = 0;
    for (; count > 0 && at >= 0; --count)
        at = path.indexOf('/', at + 1);
    return at;
}

const QStringList &subresourcesOf(const ResourceType &type)
{
    static const QStringList ofPods{u"status"_s, u"proxy"_s, u"exec"_s, u"log"_s, u"portforward"_s};
    static const QStringList ofNodes{u"status"_s, u"proxy"_s};
    static const QStringList onlyStatus{u"status"_s};
    static const QStringList none;
    return &type == &pods() ? ofPods : &type == &nodes() ? ofNodes : type.hasStatus ? onlyStatus : none;
}

const QStringList &unservedSubresourcesOf(const ResourceType &type)
{
    static const QStringList ofPods{u"attach"_s, u"binding"_s, u"ephemeralcontainers"_s, u"eviction"_s, u"resize"_s};
    static const QStringList ofNamespaces{u"finalize"_s};
    static const QStringList none;
    return &type == &pods() ? ofPods : &type == &namespaces() ? ofNamespaces : none;
}

/// What follows "/api/v1" or "/apis/{group}/{version}".
struct GroupPath
{
    QString group;
    QString version;
    QStringList rest;
    qsizetype depth = 0; ///< segments before rest
};

Outcome<void> resolve(ApiTarget &target, const GroupPath &group, const QByteArray &path)
{
    QStringList rest = group.rest;
    qsizetype depth = group.depth;
    const auto drop = [&rest, &depth](qsizetype count) {
        rest = rest.mid(count);
        depth += count;
    };
    if (rest.first() == u"watch"_s && rest.size() > 1) {
        target.isWatchPath = true;
        drop(1);
    }
    // /namespaces/x/pods is in a namespace, /namespaces/x/status is of one
    if (rest.first() == u"namespaces"_s && rest.size() > 2 && !subresourcesOf(namespaces()).contains(rest.at(2)) &&
        !unservedSubresourcesOf(namespaces()).contains(rest.at(2))) {
        target.space = rest.at(1);
        drop(2);
    }
    const QString plural = rest.first();
    target.type = findType(group.group, group.version, plural);
    if (group.group == u"authorization.k8s.io"_s && group.version == u"v1"_s && rest.size() == 1 &&
        (plural == u"selfsubjectaccessreviews"_s || plural == u"selfsubjectrulesreviews"_s)) {
        const bool ofRules = plural == u"selfsubjectrulesreviews"_s;
        target.kind = ofRules ? ApiTarget::Kind::RulesReview : ApiTarget::Kind::AccessReview;
        return {};
    }
    if (group.group == u"authentication.k8s.io"_s && group.version == u"v1"_s && rest.size() == 1 &&
        plural == u"selfsubjectreviews"_s) {
        target.kind = ApiTarget::Kind::SelfReview;
        return {};
    }
    if (!target.type) {
        return refuse(isKnownButNotServed(group.group, plural) ? notImplemented(plural) : noSuchResource());
    }
    if (!target.type->namespaced && !target.space.isEmpty())
        return refuse(noSuchResource());
    target.kind = ApiTarget::Kind::Object;
    target.name = rest.value(1);
    target.subresource = rest.value(2);
    const bool needsSpace = target.type->namespaced && target.space.isEmpty() && !target.name.isEmpty();
    if (needsSpace)
        return refuse(noSuchResource());
    if (unservedSubresourcesOf(*target.type).contains(target.subresource))
        return refuse(notImplemented(plural + u'/' + target.subresource));
    const bool isKnown = target.subresource.isEmpty() || subresourcesOf(*target.type).contains(target.subresource);
    if (!isKnown || (rest.size() > 3 && target.subresource != u"proxy"_s))
        return refuse(noSuchResource());
    if (target.subresource == u"proxy"_s) {
        const qsizetype at = endOfSegments(path, depth + 3);
        target.proxyPath = at < 0 ? QByteArray() : path.mid(at);
    }
    return {};
}

} // namespace

Outcome<ApiTarget> ApiTarget::parse(std::string_view text)
{
    const QByteArray all(text.data(), static_cast<qsizetype>(text.size()));
    const qsizetype mark = all.indexOf('?');
    const QByteArray path = all.left(mark < 0 ? all.size() : mark);
    ApiTarget target;
    target.rawQuery = mark < 0 ? QByteArray() : all.mid(mark);
    target.query = parsedQuery(target.rawQuery.mid(1));
    const QByteArrayList parts = path.split('/');
    for (const QByteArray &part : parts.mid(1))
        target.segments.append(decoded(part));
    while (!target.segments.isEmpty() && target.segments.last().isEmpty())
        target.segments.removeLast();

    const QStringList &segments = target.segments;
    const QString root = segments.value(0);
    GroupPath group;
    if (root == u"api"_s && segments.size() > 2 && segments.at(1) == u"v1"_s)
        group = {{}, segments.at(1), segments.mid(2), 2};
    else if (root == u"apis"_s && segments.size() > 3)
        group = {segments.at(1), segments.at(2), segments.mid(3), 3};
    if (!group.rest.isEmpty()) {
        if (const auto resolved = resolve(target, group, path); !resolved)
            return refuse(resolved.error());
    }
    return target;
}

} // namespace liteboxd::demo
