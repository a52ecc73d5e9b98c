// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>

#include <optional>

namespace liteboxd::policy {

/// Files that LiteBoxd itself ships or shipped under the names of ours, and what each does not do.
enum class OlderFile {
    DnsByNamespaceLabel, ///< allow-dns selects namespaces labelled k8s-app=kube-dns; none is, so it opens nothing
    DenyThatOnlyAllows,  ///< deny-k8s-api is a NetworkPolicy that allows DNS; nothing in it denies
    InternetWithShared,  ///< allow-internet-egress leaves shared and reserved ranges open (100.64.0.0/10, 198.18.0.0/15)
    GatewayHighPorts     ///< allow-gateway-ingress admits the gateway to ports from 3000 on only
};

/// Which of them a NetworkPolicy in a cluster is, if it is one. Told by its name and by what makes it wrong, so that a
/// file that was mended is none any more. Pure.
std::optional<OlderFile> olderFile(const QJsonObject &policy);

/// What it does not do, as one plain English sentence without a full stop.
const char *sentenceFor(OlderFile file);

} // namespace liteboxd::policy
