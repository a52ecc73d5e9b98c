// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QAbstractSocket>
#include <QNetworkReply>
#include <QSslError>

#include <string>

namespace liteboxd::kube {

/// What the error of a QNetworkReply means to us. `server` becomes the context.
base::Error networkFault(QNetworkReply::NetworkError fault, const QString &detail, const std::string &server);

/// What a socket's error means to us.
base::Error socketFault(QAbstractSocket::SocketError fault, const QString &detail, const std::string &server);

/// Why a server's certificate was refused: CertificateUntrusted before CertificateExpired before CertificateWrongName
/// if several are true, since nothing that an unknown authority wrote can be believed. `faults` is not empty;
/// `expectedName` is the name that was asked for.
base::Error certificateFault(const QList<QSslError> &faults, const QString &expectedName, const std::string &server);

} // namespace liteboxd::kube
