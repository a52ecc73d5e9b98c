// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cluster/version_command.h"

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

void VersionCommand::declare(CLI::App &) {}

void VersionCommand::start(Invocation &invocation)
{
    const Shape shape{Shape::member("version"), {{"VERSION", Shape::member("version")}, {"QT", Shape::member("qt")}}};
    invocation.output().item(shape, {{u"version"_s, QStringLiteral(LITEBOXD_VERSION)}, {u"qt"_s, QString::fromLatin1(qVersion())}});
    invocation.finish();
}

} // namespace liteboxd::ctl
