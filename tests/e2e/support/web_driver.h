// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <memory>

namespace liteboxd::e2e {

/// A real Chromium with a new profile, steered over WebDriver (w3.org/TR/webdriver2). Calls wait for their answer in
/// an event loop, so that objects of the test's thread go on meanwhile. A call that fails gives null and is printed.
class WebDriver
{
public:
    /// Nothing where it cannot be started.
    static std::unique_ptr<WebDriver> start(const QStringList &furtherArguments = {});
    ~WebDriver();

    /// Loads a page and waits for it.
    bool open(const QUrl &url);
    QString currentUrl();
    QString title();
    /// The text of the page as a person reads it.
    QString text();

    /// The value of a script's `return`; with a promise, what it is resolved with.
    QJsonValue run(const QString &script, const QJsonArray &arguments = {});

    /// Cookies of the page, those scripts cannot see too.
    QJsonArray cookies();
    bool forgetCookies();

private:
    WebDriver() = default;

    QJsonValue call(const QByteArray &verb, const QString &path, const QJsonObject &body = {});
    QJsonObject capabilities(const QStringList &furtherArguments) const;

    QTemporaryDir m_profile;
    QProcess m_driver;
    QNetworkAccessManager m_network;
    QString m_address; ///< of the driver, then of its session
};

} // namespace liteboxd::e2e
