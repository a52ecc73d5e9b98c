// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/support/web_driver.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QRegularExpression>

namespace liteboxd::e2e {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int patienceInMilliseconds = 30'000;

/// The port in "ChromeDriver was started successfully on port 40123."
QString portOf(QProcess &driver)
{
    static const QRegularExpression line(u"started successfully on port (\\d+)"_s);
    QString said;
    while (driver.waitForReadyRead(patienceInMilliseconds)) {
        said += QString::fromUtf8(driver.readAllStandardOutput());
        if (const auto match = line.match(said); match.hasMatch())
            return match.captured(1);
    }
    return {};
}

} // namespace

std::unique_ptr<WebDriver> WebDriver::start(const QStringList &furtherArguments)
{
    std::unique_ptr<WebDriver> driver(new WebDriver);
    driver->m_driver.start(u"chromedriver"_s, {u"--port=0"_s});
    const QString port = portOf(driver->m_driver);
    if (port.isEmpty())
        return nullptr;
    driver->m_address = u"http://127.0.0.1:%1"_s.arg(port);
    const QJsonValue session = driver->call("POST", u"/session"_s, driver->capabilities(furtherArguments));
    const QString id = session.toObject().value(u"sessionId"_s).toString();
    if (id.isEmpty())
        return nullptr;
    driver->m_address += u"/session/"_s + id;
    return driver;
}

WebDriver::~WebDriver()
{
    if (m_address.contains(u"/session/"_s))
        call("DELETE", {});
    m_driver.terminate();
    m_driver.waitForFinished();
}

QJsonObject WebDriver::capabilities(const QStringList &furtherArguments) const
{
    QStringList arguments{u"--headless"_s,
                          u"--no-sandbox"_s,
                          u"--disable-gpu"_s,
                          u"--disable-quic"_s,
                          u"--no-first-run"_s,
                          u"--disable-background-networking"_s,
                          u"--disable-component-update"_s,
                          u"--disable-sync"_s,
                          u"--user-data-dir="_s + m_profile.path()};
    arguments += furtherArguments;
    const QJsonObject chrome{
        {u"goog:chromeOptions"_s, QJsonObject{{u"args"_s, QJsonArray::fromStringList(arguments)}}}};
    return {{u"capabilities"_s, QJsonObject{{u"alwaysMatch"_s, chrome}}}};
}

QJsonValue WebDriver::call(const QByteArray &verb, const QString &path, const QJsonObject &body)
{
    QNetworkRequest request(QUrl(m_address + path));
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setTransferTimeout(patienceInMilliseconds);
    const QByteArray content = verb == "POST" ? QJsonDocument(body).toJson() : QByteArray();
    const std::unique_ptr<QNetworkReply> reply(m_network.sendCustomRequest(request, verb, content));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    const QJsonValue value = QJsonDocument::fromJson(reply->readAll()).object().value(u"value"_s);
    if (reply->error() == QNetworkReply::NoError)
        return value;
    qWarning("%s %s: %s", verb.constData(), qPrintable(path),
             qPrintable(value.toObject().value(u"message"_s).toString(reply->errorString())));
    return QJsonValue(QJsonValue::Undefined);
}

bool WebDriver::open(const QUrl &url)
{
    return !call("POST", u"/url"_s, {{u"url"_s, QString::fromUtf8(url.toEncoded())}}).isUndefined();
}

QString WebDriver::currentUrl()
{
    return call("GET", u"/url"_s).toString();
}

QString WebDriver::title()
{
    return call("GET", u"/title"_s).toString();
}

QString WebDriver::text()
{
    return run(u"return document.body.innerText"_s).toString();
}

QJsonValue WebDriver::run(const QString &script, const QJsonArray &arguments)
{
    return call("POST", u"/execute/sync"_s, {{u"script"_s, script}, {u"args"_s, arguments}});
}

QJsonArray WebDriver::cookies()
{
    return call("GET", u"/cookie"_s).toArray();
}

bool WebDriver::forgetCookies()
{
    return !call("DELETE", u"/cookie"_s).isUndefined();
}

} // namespace liteboxd::e2e
