//! Second half of the scope pass: from what blocks do to names to what the names are.
//!
//! Each block gets from outside the names bound in enclosing functions and the names declared global, decides its own, then its children, and
//! hands up the names that its children want from further out (`free`). A name wanted by a child and bound here becomes a cell.
//!
//! Comprehensions that are not generators are *inlined* (PEP 709): their names move into the surrounding block, their children too, and the code
//! generator saves and restores the variables around them. Not inlined are those in annotation scopes that can see a class.

use super::*;
use crate::compile::Fallible;
use crate::source::Diagnostic;

/// Decides every name of every block.
pub(in crate::compile) fn analyze(scopes: &mut Scopes) -> Fallible {
    let mut free = Names::new();
    let mut global = Names::new();
    let mut type_params = Names::new();
    block(scopes, 0, None, &mut free, &mut global, &mut type_params, None)
}

type Decisions = IndexMap<Ident, Kind>;

fn block(
    scopes: &mut Scopes,
    id: ScopeId,
    mut bound: Option<&mut Names>,
    free: &mut Names,
    global: &mut Names,
    type_params: &mut Names,
    class_entry: Option<ScopeId>,
) -> Fallible {
    let mut local = Names::new();
    let mut decisions = Decisions::new();
    let mut new_global = Names::new();
    let mut new_free = Names::new();
    let mut new_bound = Names::new();
    let mut inlined_cells = Names::new();
    let is_class = scopes.all[id].kind == BlockKind::Class;
    let is_function = scopes.all[id].is_function_like();
    if is_class {
        new_global.extend(global.iter().cloned());
        if let Some(bound) = &bound {
            new_bound.extend(bound.iter().cloned());
        }
    }
    for at in 0..scopes.all[id].symbols.len() {
        let Some((name, &flags)) = scopes.all[id].symbols.get_index(at) else { break };
        let name = name.clone();
        decide(scopes, id, &mut decisions, name, flags, bound.as_deref_mut(), &mut local, free, global, type_params, class_entry)?;
    }
    if is_class {
        new_bound.insert("__class__".into());
        new_bound.insert("__classdict__".into());
    } else {
        if is_function {
            new_bound.extend(local.iter().cloned());
        }
        if let Some(bound) = &bound {
            new_bound.extend(bound.iter().cloned());
        }
        new_global.extend(global.iter().cloned());
    }
    let children = scopes.all[id].children.clone();
    for &child in &children {
        let child_class = match scopes.all[child].can_see_class_scope {
            true if is_class => Some(id),
            true => class_entry,
            false => None,
        };
        let inline = scopes.all[child].comprehension.is_some_and(|kind| kind != CompKind::Generator) && !scopes.all[id].can_see_class_scope;
        // A child may shrink what it is shown; its siblings must not notice.
        let mut child_bound = new_bound.clone();
        let mut child_free = new_free.clone();
        let mut child_global = new_global.clone();
        let mut child_params = type_params.clone();
        child_free.clear();
        block(scopes, child, Some(&mut child_bound), &mut child_free, &mut child_global, &mut child_params, child_class)?;
        if inline {
            inline_comprehension(scopes, id, child, &mut decisions, &mut child_free, &mut inlined_cells);
            scopes.all[child].inlined = true;
        }
        new_free.extend(child_free);
        if scopes.all[child].free || scopes.all[child].child_free {
            scopes.all[id].child_free = true;
        }
    }
    let mut spliced = Vec::with_capacity(children.len());
    for child in children {
        match scopes.all[child].inlined {
            true => spliced.extend_from_slice(&scopes.all[child].children),
            false => spliced.push(child),
        }
    }
    scopes.all[id].children = spliced;
    if is_function {
        for (name, kind) in &mut decisions {
            if *kind == Kind::Local && (new_free.contains(name) || inlined_cells.contains(name)) {
                *kind = Kind::Cell;
                new_free.shift_remove(name);
            }
        }
    } else if is_class {
        scopes.all[id].needs_class_closure |= new_free.shift_remove("__class__");
        scopes.all[id].needs_classdict |= new_free.shift_remove("__classdict__");
    }
    for (name, flags) in &mut scopes.all[id].symbols {
        if inlined_cells.contains(name) {
            *flags |= DEF_COMP_CELL;
        }
        *flags |= decisions.get(name).copied().unwrap_or(Kind::Unknown).bits();
    }
    for name in &new_free {
        if let Some(flags) = scopes.all[id].symbols.get_mut(name) {
            if is_class {
                *flags |= DEF_FREE_CLASS;
            }
        } else if bound.as_ref().is_none_or(|bound| bound.contains(name)) {
            scopes.all[id].symbols.insert(name.clone(), Kind::Free.bits());
        }
    }
    free.extend(new_free);
    Ok(())
}

#[expect(clippy::too_many_arguments, reason = "the sets of one step of the algorithm")]
fn decide(
    scopes: &mut Scopes,
    id: ScopeId,
    decisions: &mut Decisions,
    name: Ident,
    flags: u32,
    bound: Option<&mut Names>,
    local: &mut Names,
    free: &mut Names,
    global: &mut Names,
    type_params: &mut Names,
    class_entry: Option<ScopeId>,
) -> Fallible {
    let kind = if flags & DEF_GLOBAL != 0 {
        if flags & DEF_NONLOCAL != 0 {
            return error(scopes, id, &name, format!("name '{name}' is nonlocal and global"));
        }
        if let Some(bound) = bound {
            bound.shift_remove(&name);
        }
        global.insert(name.clone());
        Kind::GlobalExplicit
    } else if flags & DEF_NONLOCAL != 0 {
        let Some(bound) = bound else {
            return error(scopes, id, &name, "nonlocal declaration not allowed at module level".into());
        };
        if !bound.contains(&name) {
            return error(scopes, id, &name, format!("no binding for nonlocal '{name}' found"));
        }
        if type_params.contains(&name) {
            return error(scopes, id, &name, format!("nonlocal binding not allowed for type parameter '{name}'"));
        }
        scopes.all[id].free = true;
        free.insert(name.clone());
        Kind::Free
    } else if flags & DEF_BOUND != 0 {
        global.shift_remove(&name);
        if flags & DEF_TYPE_PARAM != 0 {
            type_params.insert(name.clone());
        } else {
            type_params.shift_remove(&name);
        }
        local.insert(name.clone());
        Kind::Local
    } else {
        // Seen from an annotation scope inside a class, a name of that class hides enclosing functions: it is looked up in the class, then globally.
        let in_class = class_entry.map_or(0, |class| scopes.all[class].flags(&name));
        if in_class & DEF_GLOBAL != 0 {
            Kind::GlobalExplicit
        } else if in_class & DEF_BOUND != 0 && in_class & DEF_NONLOCAL == 0 {
            Kind::GlobalImplicit
        } else if bound.is_some_and(|bound| bound.contains(&name)) {
            scopes.all[id].free = true;
            free.insert(name.clone());
            Kind::Free
        } else {
            if !global.contains(&name) && scopes.all[id].nested {
                scopes.all[id].free = true;
            }
            Kind::GlobalImplicit
        }
    };
    decisions.insert(name, kind);
    Ok(())
}

fn inline_comprehension(
    scopes: &mut Scopes,
    id: ScopeId,
    comp: ScopeId,
    decisions: &mut Decisions,
    comp_free: &mut Names,
    inlined_cells: &mut Names,
) {
    let symbols: Vec<(Ident, u32)> = scopes.all[comp].symbols.iter().map(|(name, &flags)| (name.clone(), flags)).collect();
    let is_class = scopes.all[id].kind == BlockKind::Class;
    let hidden = std::mem::take(&mut scopes.all[comp].hidden);
    scopes.all[id].hidden.extend(hidden);
    for (name, flags) in symbols {
        if flags & DEF_PARAM != 0 {
            continue;
        }
        let mut kind = Kind::from_bits(flags);
        let only = flags & ((1 << SCOPE_SHIFT) - 1);
        if matches!(kind, Kind::Local | Kind::Cell) {
            scopes.all[id].hidden.insert(name.clone());
        }
        if kind == Kind::Cell || only & DEF_COMP_CELL != 0 {
            inlined_cells.insert(name.clone());
        }
        match scopes.all[id].symbols.get(&name) {
            None => {
                if kind == Kind::Free && is_class && &*name == "__class__" {
                    kind = Kind::GlobalImplicit;
                    comp_free.shift_remove(&name);
                }
                scopes.all[id].symbols.insert(name.clone(), only);
                decisions.insert(name, kind);
            }
            Some(existing) => {
                if existing & DEF_BOUND != 0 && !is_class {
                    let free_below = scopes.all[comp].children.iter().any(|&child| scopes.all[child].lookup(&name) == Kind::Free);
                    if !free_below {
                        comp_free.shift_remove(&name);
                    }
                }
            }
        }
    }
}

fn error<T>(scopes: &Scopes, id: ScopeId, name: &Ident, message: String) -> Fallible<T> {
    let scope = &scopes.all[id];
    let span = scope.directives.iter().find(|(known, _)| known == name).map_or(scope.span, |&(_, span)| span);
    Err(Box::new(Diagnostic::syntax(message, span)))
}
