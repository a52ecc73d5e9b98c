// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/fakes/fake_keychain.h"

#include "app/console/console.h"
#include "app/shell/looks/theme.h"

#include <QSettings>
#include <QSize>
#include <QString>

#include <memory>

/// Takes pictures of one console in one language, scheme and size. The cluster is a real one on the wire; only the
/// keychain is a stand-in, so that no picture depends on the desktop it is taken on.
class Shots
{
public:
    struct Setting
    {
        QString language;
        liteboxd::shell::Appearance appearance;
        QSize size;
    };

    Shots(QString folder, const Setting &setting);

    /// False if the cluster did not show its sandboxes in time.
    bool take(const QString &kubeconfig);

private:
    bool connectTo(const QString &kubeconfig);
    void picture(const QString &name);
    bool hasDetails() const;
    bool connectElsewhere();
    void act(const QString &action);

    QString m_folder;
    Setting m_setting;
    liteboxd::base::SystemClock m_clock;
    liteboxd::tests::FakeKeychain m_keychain;
    liteboxd::shell::Theme m_theme;
    QSettings m_settings;
    std::unique_ptr<liteboxd::console::Console> m_console;
};
