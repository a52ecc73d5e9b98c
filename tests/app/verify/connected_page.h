// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/fakes/fake_cluster.h"
#include "tests/core/fakes/fake_keychain.h"

#include "app/shell/actions/action_registry.h"
#include "app/shell/widgets/property_list.h"
#include "app/verify/verify_page.h"
#include "core/session/session.h"

#include <QAction>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include <algorithm>
#include <memory>

namespace liteboxd::tests {

using namespace Qt::Literals::StringLiterals;

/// The page over a session over a cluster in memory that knows its version and nothing else.
template<class Clock>
struct PageOverCluster
{
    PageOverCluster()
    {
        auto transport = std::make_unique<FakeCluster>();
        cluster = transport.get();
        session::SessionSettings connected;
        connected.connection.server = "https://cluster.test";
        session = std::move(*session::Session::create(connected, keychain, kept,
                                                      std::make_unique<kube::ApiClient>(std::move(transport))));
        setVersion(u"v1.34.4"_s, u"34"_s);
        page.setSession(session.get());
    }

    ~PageOverCluster() { page.setSession(nullptr); }

    void setVersion(const QString &version, const QString &minor)
    {
        cluster->on(u"GET"_s, u"/version"_s, {{u"major"_s, u"1"_s}, {u"minor"_s, minor}, {u"gitVersion"_s, version}});
    }

    QAction *action(const QString &id) { return actions.find(u"verify."_s + id); }

    /// As by the mouse, on the button that the page has for it.
    void press(const QString &id)
    {
        const auto buttons = page.findChildren<QToolButton *>();
        const auto found = std::find_if(buttons.begin(), buttons.end(), [this, &id](const QToolButton *button) {
            return button->defaultAction() == action(id);
        });
        QVERIFY2(found != buttons.end(), qPrintable(id));
        QTest::mouseClick(*found, Qt::LeftButton);
    }

    bool run(const QString &id)
    {
        QSignalSpy ended(&page, &verify::VerifyPage::reportChanged);
        action(id)->trigger();
        return page.isRunning() && ended.wait(20'000) && !page.isRunning();
    }

    QString details() const
    {
        QStringList texts;
        for (const QLabel *label : page.details()->findChildren<QLabel *>())
            texts << label->text();
        return texts.join(u'\n');
    }

    static QSettings &emptySettings(QSettings &settings)
    {
        settings.clear();
        return settings;
    }

    QSettings settings{u"LiteBoxd"_s, QCoreApplication::applicationName()}; ///< of this test program
    FakeKeychain keychain;
    session::KeptTokens kept{emptySettings(settings)};
    FakeCluster *cluster = nullptr;
    std::unique_ptr<session::Session> session;
    Clock clock;
    shell::ActionRegistry actions;
    verify::VerifyPage page{clock, actions, settings};
};

using ConnectedPage = PageOverCluster<base::SystemClock>;

} // namespace liteboxd::tests
