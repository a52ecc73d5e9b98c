// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonValue>
#include <QString>

namespace liteboxd::verify {

/// Whether a service is one that answers pods that ask for names: it has an address of its own and port 53. Pure.
bool answersNames(const QJsonValue &service);

/// The address of the one that the cluster's pods are told to ask: kube-dns, or the first of the others; empty if there
/// is none. Pure.
QString dnsAddressOf(const QJsonArray &services);

} // namespace liteboxd::verify
