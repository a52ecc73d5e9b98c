// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/discovery.h"
#include "core/kube/wire/http_request.h"
#include "core/kube/wire/transport.h"

#include "core/base/result.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <string>
#include <vector>

namespace liteboxd::kube {

class ApiCall;

/// Asks an API server for the kinds of some groups: by one request for all of them where it serves aggregated discovery
/// (Kubernetes 1.26 and later), else group by group. Lives on the transport's thread; deletes itself after its end.
/// `done` runs exactly once, never inside the constructor: with ConnectionLost from the destructor if nothing else
/// came.
class DiscoveryCall final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(base::Result<Discovery>)>;

    DiscoveryCall(Transport &transport, std::vector<std::string> groups, Done done, QObject *parent);
    ~DiscoveryCall() override;

private:
    using Read = void (DiscoveryCall::*)(const QJsonObject &);

    void next();
    void ask(const std::string &target, const QByteArray &accept, Read read);
    void takeGroups(const QJsonObject &list);
    void takeVersions(const QJsonObject &group);
    void takeResources(const QJsonObject &list);
    void finish(base::Result<Discovery> result);

    Transport &m_transport;
    std::vector<std::string> m_groups;
    Done m_done;
    std::vector<std::string> m_targets; ///< still to ask, the last one first
    Discovery m_found;
    QPointer<ApiCall> m_call;
};

} // namespace liteboxd::kube
