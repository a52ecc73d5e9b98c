// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shots.h"

#include "app/shell/words/language.h"

#include <QApplication>
#include <QSettings>
#include <QTemporaryDir>
#include <QTranslator>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;

/// liteboxd_shots KUBECONFIG FOLDER
int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    if (argc != 3) {
        std::fputs("usage: liteboxd_shots KUBECONFIG FOLDER\n", stderr);
        return 2;
    }
    QApplication::setOrganizationName(u"LiteBoxd"_s);
    QApplication::setApplicationName(u"liteboxd-shots"_s);
    qunsetenv("KUBECONFIG");
    for (const QString &language : shell::languages()) {
        for (QTranslator *texts : app.findChildren<QTranslator *>())
            delete texts;
        shell::installLanguage(language);
        for (const auto appearance : {shell::Appearance::Light, shell::Appearance::Dark}) {
            for (const QSize size : {QSize(1280, 800), QSize(1920, 1080)}) {
                // Each run begins as on a new machine.
                const QTemporaryDir home;
                qputenv("HOME", home.path().toUtf8());
                QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, home.path());
                Shots shots(QString::fromLocal8Bit(argv[2]), {language, appearance, size});
                if (!shots.take(QString::fromLocal8Bit(argv[1]))) {
                    std::fputs("the cluster did not show its sandboxes\n", stderr);
                    return 1;
                }
            }
        }
    }
    return 0;
}
