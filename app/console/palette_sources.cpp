// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/palette_sources.h"

#include "app/connection/connector.h"
#include "app/console/tr.h"
#include "app/sandboxes/sandboxes_page.h"
#include "app/shell/looks/icons.h"
#include "app/shell/window/main_window.h"
#include "app/shell/words/visible_text.h"
#include "core/models/sandbox_words.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::console {

using shell::PaletteEntry;

namespace {

/// What is chosen already is off, and says so.
std::function<QString()> because(const QString &reason)
{
    return [reason] { return reason; };
}

QList<PaletteEntry> sandboxEntries(sandboxes::SandboxesPage &page, shell::MainWindow &window)
{
    QList<PaletteEntry> entries;
    const QString kind = Tr::tr("Sandbox");
    const QIcon box = shell::icon(u"box"_s);
    const models::SandboxModel &model = page.model();
    entries.reserve(model.rowCount());
    for (int row = 0; row < model.rowCount(); ++row) {
        const sandbox::Sandbox &sandbox = *model.row(row).sandbox;
        const QString id = models::SandboxModel::keyOf(sandbox);
        entries.append({kind, id, models::text(sandbox.state), {}, box, [&page, &window, id] {
                            window.showPage(page);
                            page.reveal(id);
                        }});
    }
    return entries;
}

QList<PaletteEntry> contextEntries(connection::Connector &connector)
{
    QList<PaletteEntry> entries;
    const QString kind = Tr::tr("Context");
    const auto isNow = because(Tr::tr("This is the context now"));
    for (const QString &context : connector.contexts()) {
        entries.append({kind,
                        shell::visibleText(context),
                        {},
                        context == connector.context() ? isNow : nullptr,
                        shell::icon(u"cluster"_s),
                        [&connector, context] { connector.chooseContext(context); }});
    }
    return entries;
}

QList<PaletteEntry> namespaceEntries(connection::Connector &connector)
{
    QList<PaletteEntry> entries;
    if (!connector.session())
        return entries;
    const QString kind = Tr::tr("Namespace");
    const auto isNow = because(Tr::tr("This is the namespace now"));
    for (const QString &name : connector.session()->namespaces().present()) {
        entries.append({kind,
                        name,
                        {},
                        name == connector.nameSpace() ? isNow : nullptr,
                        shell::icon(u"namespace"_s),
                        [&connector, name] { connector.chooseNamespace(name); }});
    }
    return entries;
}

} // namespace

shell::PaletteSource sandboxSource(sandboxes::SandboxesPage &page, shell::MainWindow &window)
{
    return [&page, &window] { return sandboxEntries(page, window); };
}

shell::PaletteSource contextSource(connection::Connector &connector)
{
    return [&connector] { return contextEntries(connector); };
}

shell::PaletteSource namespaceSource(connection::Connector &connector)
{
    return [&connector] { return namespaceEntries(connector); };
}

} // namespace liteboxd::console
